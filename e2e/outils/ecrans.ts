import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listerEtudes, rattacherEtude } from '@orapont/contract/imagerie';
import { listerDuDossier } from '@orapont/contract/imagerie-dossier';
import { listerCourrier, releverCourrier } from '@orapont/contract/reception';
import { creerTournee } from '@orapont/contract/tournee';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { idDemo } from '../../apps/server/src/bac-a-sable/demo/identifiants.ts';
import {
  CINQ_VUES,
  ecrireReponse,
  envoyer,
  nouveauResident,
  preparerDemande,
  professionnel,
  ouvrir as recevoir,
  repondre,
  resident,
} from './acte.ts';
import { BOITE_SOIGNANTE, lettresDe } from './boite.ts';
import { type Client, jusqua } from './client.ts';
import { ici } from './ici.ts';
import { photos } from './images.ts';
import { client } from './parcours.ts';
import { examenEnCoupes, importer, panoramique } from './radio.ts';

/** What the screens show: requests at each moment of their life, and a letter. */
type Decor = {
  readonly brouillon: string;
  readonly envoyee: string;
  readonly lue: string;
  readonly repondue: string;
  readonly compteRenduId: string;
  readonly lettre: string;
  readonly tournee: string;
  readonly courrier: string;
};

export type Ecran = {
  readonly nom: string;
  /** The route of the application that it shows. */
  readonly route: string;
  readonly qui: 'emilie.roche' | 'claire.moreau' | 'karim.haddad' | 'administration' | undefined;
  readonly chemin: (decor: Decor) => string;
  /** Also as it leaves a printer. */
  readonly imprime?: true;
};

const lefevre = resident('lefevre-jeanne');
const organisation = idDemo('organisation association');
const cameraBleue = idDemo('dispositif camera-bleue');

/** Every screen of the application, and who looks at it: one list for the captures, the themes and the printed pages. */
export const ECRANS: readonly Ecran[] = [
  ...de('emilie.roche', [
    ['residents', 'residents', () => '/residents', 'imprime'],
    ['resident-nouveau', 'dossiers/nouveau', () => '/dossiers/nouveau'],
    ['resident', 'dossiers/:id', () => `/dossiers/${lefevre}`, 'imprime'],
    ['resident-modifier', 'dossiers/:id/modifier', () => `/dossiers/${lefevre}/modifier`],
    ['resident-sante', 'dossiers/:id/sante', () => `/dossiers/${lefevre}/sante`],
    [
      'resident-observations',
      'dossiers/:id/evaluations',
      () => `/dossiers/${lefevre}/evaluations`,
      'imprime',
    ],
    ['resident-observer', 'dossiers/:id/evaluations/:echelle', () => `/dossiers/${lefevre}/evaluations/OHAT`],
    ['materiel', 'materiel', () => '/materiel'],
    ['materiel-appareil', 'materiel/:id', () => `/materiel/${cameraBleue}`],
    ['mon-droit', 'mon-droit', () => '/mon-droit'],
    ['resident-journal', 'dossiers/:id/journal', () => `/dossiers/${lefevre}/journal`, 'imprime'],
    ['resident-transmettre', 'dossiers/:id/transmettre', () => `/dossiers/${lefevre}/transmettre`],
    ['resident-envois', 'dossiers/:id/envois', () => `/dossiers/${lefevre}/envois`],
    ['residents-importer', 'residents/importer', () => '/residents/importer'],
    ['demandes', 'demandes', () => '/demandes'],
    ['demande-nouvelle', 'demandes/nouvelle', () => '/demandes/nouvelle'],
    ['demande-transmise', 'demande-transmise', () => '/demande-transmise'],
    ['demande-pourquoi', 'demandes/:id/:etape', ({ brouillon }) => `/demandes/${brouillon}/pourquoi`],
    ['demande-qui', 'demandes/:id/:etape', ({ brouillon }) => `/demandes/${brouillon}/qui`],
    ['demande-consentement', 'demandes/:id/:etape', ({ brouillon }) => `/demandes/${brouillon}/consentement`],
    ['demande-questions', 'demandes/:id/:etape', ({ brouillon }) => `/demandes/${brouillon}/questions`],
    ['demande-images', 'demandes/:id/:etape', ({ brouillon }) => `/demandes/${brouillon}/images`],
    ['captation', 'demandes/:id/captation', ({ brouillon }) => `/demandes/${brouillon}/captation`],
    ['demande-relire', 'demandes/:id/:etape', ({ brouillon }) => `/demandes/${brouillon}/relire`, 'imprime'],
    ['demande-envoyee', 'demandes/:id', ({ envoyee }) => `/demandes/${envoyee}`],
    ['demande-autre-requis', 'demandes/:id/requis', ({ envoyee }) => `/demandes/${envoyee}/requis`],
    ['demande-repondue', 'demandes/:id', ({ repondue }) => `/demandes/${repondue}`],
    ['acte', 'actes/:id', ({ repondue }) => `/actes/${repondue}`],
    [
      'compte-rendu-requerant',
      'comptes-rendus/:id',
      ({ compteRenduId }) => `/comptes-rendus/${compteRenduId}`,
      'imprime',
    ],
    ['courrier', 'actes/:id/courrier', ({ repondue }) => `/actes/${repondue}/courrier`],
    ['tournees', 'tournees', () => '/tournees'],
    ['tournee-nouvelle', 'tournees/nouvelle', () => '/tournees/nouvelle'],
    ['tournee', 'tournees/:id', ({ tournee }) => `/tournees/${tournee}`],
    ['tournee-modifier', 'tournees/:id/modifier', ({ tournee }) => `/tournees/${tournee}/modifier`],
    ['tournees-a-verifier', 'tournees/a-verifier', () => '/tournees/a-verifier'],
    ['tablettes', 'appareils', () => '/appareils'],
    ['tablette', '/tablette', () => '/tablette'],
    ['images-recues', 'imagerie', () => '/imagerie'],
    ['courriers-recus', 'courrier-recu', () => '/courrier-recu?vue=tout'],
    ['courrier-recu', 'courrier-recu/:id', ({ courrier }) => `/courrier-recu/${courrier}`],
    ['demande-recue', 'courrier-recu/:id/demande', ({ courrier }) => `/courrier-recu/${courrier}/demande`],
    ['page-absente', '*', () => '/nulle-part'],
  ]),
  ...de('karim.haddad', [['lieu', 'lieu', () => '/lieu']]),
  ...de('claire.moreau', [
    ['accueil', '/', () => '/'],
    ['lectures', 'lectures', () => '/lectures', 'imprime'],
    ['lecture', 'lectures/:id', ({ envoyee }) => `/lectures/${envoyee}`],
    ['constats', 'lectures/:id/constats', ({ lue }) => `/lectures/${lue}/constats`],
    ['relecture', 'lectures/:id/relecture', ({ lue }) => `/lectures/${lue}/relecture`],
    [
      'compte-rendu',
      'comptes-rendus/:id',
      ({ compteRenduId }) => `/comptes-rendus/${compteRenduId}`,
      'imprime',
    ],
    ['correction', 'lectures/:id/correction', ({ repondue }) => `/lectures/${repondue}/correction`],
    [
      'correction-relecture',
      'lectures/:id/correction/relecture',
      ({ repondue }) => `/lectures/${repondue}/correction/relecture`,
    ],
    [
      'correction-constats',
      'lectures/:id/correction/constats',
      ({ repondue }) => `/lectures/${repondue}/correction/constats`,
    ],
    ['patients', 'residents', () => '/residents'],
    ['facturation', 'facturation', () => '/facturation', 'imprime'],
  ]),
  ...de('administration', [
    ['organisations', 'administration/organisations', () => '/administration/organisations'],
    [
      'organisation-nouvelle',
      'administration/organisations/nouvelle',
      () => '/administration/organisations/nouvelle',
    ],
    [
      'organisation',
      'administration/organisations/:id',
      () => `/administration/organisations/${organisation}`,
    ],
    ['professionnels', 'administration/professionnels', () => '/administration/professionnels'],
    [
      'annuaire-national',
      'administration/professionnels/annuaire',
      () => '/administration/professionnels/annuaire',
    ],
    [
      'professionnel-nouveau',
      'administration/professionnels/nouveau',
      () => '/administration/professionnels/nouveau',
    ],
    [
      'professionnel',
      'administration/professionnels/:id',
      () => `/administration/professionnels/${professionnel('emilie.roche')}`,
    ],
    ['comptes', 'administration/comptes', () => '/administration/comptes'],
    ['appareils-imagerie', 'administration/imagerie', () => '/administration/imagerie'],
    ['export', 'administration/export', () => `/administration/export?organisation=${organisation}`],
    ['reprise', 'administration/reprise', () => `/administration/reprise?organisation=${organisation}`],
    ['logiciels-relies', 'administration/logiciels', () => '/administration/logiciels'],
    [
      'teleexpertise-ailleurs',
      'administration/teleexpertise-ailleurs',
      () => '/administration/teleexpertise-ailleurs',
    ],
    [
      'protocoles',
      'administration/protocoles',
      () => `/administration/protocoles?organisation=${organisation}`,
    ],
    [
      'protocole',
      'administration/protocoles/:organisationId/protocole/:code',
      () => `/administration/protocoles/${organisation}/protocole/COMPLET_12`,
    ],
    [
      'vue',
      'administration/protocoles/:organisationId/vue/:code',
      () => `/administration/protocoles/${organisation}/vue/FACE`,
    ],
  ]),
  ...de(undefined, [
    ['connexion', '/connexion', () => '/connexion'],
    ['invitation-perimee', '/invitation/:jeton', () => '/invitation/jeton-qui-n-existe-pas'],
    ['bac-a-sable', '/bac-a-sable/courrier', () => '/bac-a-sable/courrier'],
    [
      'bac-a-sable-boite',
      '/bac-a-sable/courrier/:adresse',
      () => `/bac-a-sable/courrier/${encodeURIComponent(BOITE_SOIGNANTE)}`,
    ],
    ['bac-a-sable-dmp', '/bac-a-sable/dmp', () => '/bac-a-sable/dmp'],
    ['bac-a-sable-message', '/bac-a-sable/message/:id', ({ lettre }) => `/bac-a-sable/message/${lettre}`],
    ['galerie', '/galerie', () => '/galerie'],
  ]),
];

type Ligne = readonly [nom: string, route: string, chemin: Ecran['chemin'], imprime?: 'imprime'];

function de(qui: Ecran['qui'], lignes: readonly Ligne[]): Ecran[] {
  return lignes.map(([nom, route, chemin, imprime]) => ({
    nom,
    route,
    qui,
    chemin,
    ...(imprime ? { imprime: true as const } : {}),
  }));
}

/** The decor of the screens, prepared once for the whole run and without the pages. */
export async function decor(): Promise<Decor> {
  const garde = join(ici().dossier, 'ecrans-e2e.json');
  if (!existsSync(garde)) writeFileSync(garde, JSON.stringify(await preparer()));
  return JSON.parse(readFileSync(garde, 'utf8'));
}

async function preparer(): Promise<Decor> {
  const soignante = await client('emilie.roche');
  const dentiste = await client('claire.moreau');
  const images = await photos(CINQ_VUES.length);
  const demander = async (nom: string) => {
    const dossierId = await nouveauResident(
      soignante,
      { nom, prenom: 'Odette', lieu: 'tilleuls' },
      'claire.moreau',
    );
    return preparerDemande(soignante, {
      dossierId,
      requis: 'claire.moreau',
      lieuDuRequis: 'port',
      question: 'Rougeur de la joue droite depuis dix jours : que faut-il faire ?',
      photos: images,
    });
  };
  const brouillon = await demander('Delattre');
  const [envoyee, lue, repondue] = [
    await demander('Vidal'),
    await demander('Lanoë'),
    await demander('Rivière'),
  ];
  for (const id of [envoyee, lue, repondue]) await envoyer(soignante, id);
  await recevoir(dentiste, envoyee);
  await ecrireReponse(dentiste, lue, 'Aucune lésion vue sur ces images.');
  const { compteRenduId } = await repondre(
    dentiste,
    'claire.moreau',
    repondue,
    'Aucune lésion vue sur ces images.',
  );
  const lettre = await jusqua(async () => {
    const lettres = await lettresDe(soignante, BOITE_SOIGNANTE);
    return lettres.find(({ objet }) => objet.includes('RIVIERE') || objet.includes('RIVIÈRE'));
  }, 'la lettre du compte rendu');
  await recevoirDesExamens(soignante);
  await soignante.appeler(releverCourrier);
  const courrier = await jusqua(async () => {
    const { courriers } = await soignante.appeler(listerCourrier, { query: { vue: 'tout' } });
    return courriers[0]?.id;
  }, 'un courrier reçu');
  const tournee = randomUUID();
  await soignante.appeler(creerTournee, {
    body: {
      id: tournee,
      siteId: idDemo('site tilleuls'),
      nom: 'Étage 1, matin',
      jour: '2026-03-02',
      protocole: 'RAPIDE_5',
      requisId: professionnel('claire.moreau'),
      residents: ['lefevre-jeanne', 'lefebvre-andre'].map((nom) => ({ dossierId: resident(nom) })),
    },
  });
  return { brouillon, envoyee, lue, repondue, compteRenduId, lettre: lettre.id, tournee, courrier };
}

/** One examination in a record, one that waits. */
async function recevoirDesExamens(soignante: Client): Promise<void> {
  const jeanne = { nom: 'LEFEVRE', prenom: 'JEANNE', naissance: '19380412' };
  await importer(ici().origine, soignante, [
    ...examenEnCoupes(jeanne, 6),
    panoramique({ nom: 'INCONNUE', prenom: 'ODETTE', naissance: '19330101' }, { incruste: true }),
  ]);
  const { attente } = await soignante.appeler(listerEtudes);
  const sienne = attente.find(({ patient }) => patient.nom === jeanne.nom);
  await soignante.appeler(rattacherEtude, {
    params: { id: sienne?.id ?? '' },
    body: { version: sienne?.version ?? 1, dossierId: lefevre, identiteVerifiee: true },
  });
  await jusqua(async () => {
    const { etudes } = await soignante.appeler(listerDuDossier, { params: { id: lefevre } });
    return etudes[0]?.piles.every(({ etat }) => etat === 'PRETE') || undefined;
  }, 'l’examen préparé dans le dossier');
}

/** Opens a screen and waits until nothing is on its way. */
export async function regarder(page: Page, chemin: string): Promise<void> {
  await page.goto(chemin);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  expect((await page.getByText('Cette page n’existe pas').count()) > 0).toBe(chemin === '/nulle-part');
}

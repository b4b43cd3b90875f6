import { randomUUID } from 'node:crypto';
import { ouvrirPeriodeDeSignature } from '@orapont/contract/acces';
import { signerCompteRendu } from '@orapont/contract/compte-rendu';
import {
  type ChampsDemandeT,
  creerDemande,
  envoyerDemande,
  lireDemande,
  modifierDemande,
  recueillirConsentement,
} from '@orapont/contract/demande';
import { creerDossier, declarerLien } from '@orapont/contract/dossier';
import type { FicheT } from '@orapont/contract/dossier-fiche';
import {
  accepterLecture,
  type ContenuLectureT,
  enregistrerLecture,
  ouvrirLecture,
  REPONSE_VIERGE,
} from '@orapont/contract/lecture';
import { suivreMedias } from '@orapont/contract/media';
import { PROTOCOLES } from '@orapont/domain/captation/protocoles';
import type { VUES } from '@orapont/domain/captation/vues';
import { donneesVierges, SITUATIONS } from '@orapont/domain/sante/donnees';
import { DRAPEAUX_ROUGES } from '@orapont/domain/sante/urgence';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { idDemo } from '../../apps/server/src/bac-a-sable/demo/identifiants.ts';
import { ATELIER_OCCUPE, type Client, codeDe, jusqua } from './client.ts';
import type { Fichier } from './images.ts';

export const professionnel = (identifiant: string) => idDemo(`professionnel ${identifiant}`);
export const site = (cle: string) => idDemo(`site ${cle}`);
export const resident = (cle: string) => idDemo(`dossier ${cle}`);

/** Views of the shortest protocol, in the order of a mouth. */
export const CINQ_VUES = [
  'FACE',
  'VESTIBULAIRE_DROITE',
  'VESTIBULAIRE_GAUCHE',
  'OCCLUSALE_SUPERIEURE',
  'OCCLUSALE_INFERIEURE',
] as const satisfies readonly (keyof typeof VUES)[];

const aujourdhui = () => new Date().toISOString().slice(0, 10) as `${number}-${number}-${number}`;

/** A set of health data in which every question got an answer. */
export const santeComplete = (motif: string) => ({
  ...donneesVierges(aujourdhui()),
  motif,
  plainte: 'AUCUNE_PLAINTE' as const,
  antecedents: 'AUCUN_CONNU' as const,
  allergies: 'AUCUN_CONNU' as const,
  traitements: 'AUCUN_CONNU' as const,
  tabac: { etat: 'NON' as const, precision: '' },
  alcool: { etat: 'NON' as const, precision: '' },
  situations: Object.fromEntries(SITUATIONS.map((code) => [code, 'NON' as const])),
});

/** What the law looks at before anyone says yes. */
export type Protection = Partial<Pick<FicheT, 'protection' | 'representationPersonne' | 'apteAExprimer'>>;

type Personne = {
  readonly protection?: Protection;
  readonly nom: string;
  readonly prenom: string;
  readonly nir?: string;
  readonly lieu: string;
};

/** A new resident, known of that dentist. */
export async function nouveauResident(
  client: Client,
  { nom, prenom, nir, lieu, protection }: Personne,
  requis?: string,
): Promise<string> {
  const id = randomUUID();
  await client.appeler(creerDossier, {
    body: {
      id,
      fiche: {
        nomNaissance: nom,
        prenoms: [prenom],
        nomUtilise: null,
        prenomUtilise: null,
        dateNaissance: '1941-03-04',
        sexe: 'F',
        lieuNaissanceCog: null,
        ins: { reponseInsi: false, pieceVerifiee: false, attributs: [], matricule: null, oid: null },
        assure: nir === undefined ? null : { nir, ayantDroit: null },
        protection: 'AUCUNE',
        representationPersonne: false,
        apteAExprimer: true,
        profilSensoriel: {},
        oppositionMes: null,
        decesLe: null,
        identifiantExterne: null,
        ...protection,
      },
      sejour: { siteId: site(lieu), chambre: '9', du: '2026-01-01' },
      autrePersonne: true,
    },
  });
  if (requis === undefined) return id;
  await client.appeler(declarerLien, {
    params: { id },
    body: {
      id: randomUUID(),
      professionnelId: professionnel(requis),
      preuve: 'SOINS_AU_CABINET',
      dateContact: '2025-05-06',
      attestant: 'Dossier de soins',
      precision: '',
    },
  });
  return id;
}

type DemandeVoulue = {
  readonly dossierId: string;
  readonly requis: string;
  readonly lieuDuRequis: string;
  readonly nature?: NatureActe;
  readonly motif?: string;
  readonly question: string;
  readonly champs?: Partial<ChampsDemandeT>;
  /** False: the person's decision stays to be recorded. */
  readonly consentement?: false;
  readonly photos: readonly Fichier[];
};

/** A request with its data, its consent and its pictures, ready to be read again and sent. */
export async function preparerDemande(client: Client, voulue: DemandeVoulue): Promise<string> {
  const { dossierId, requis, lieuDuRequis, nature = 'TELEEXPERTISE_ESMS', question, photos } = voulue;
  const id = randomUUID();
  const { version } = await client.appeler(creerDemande, { body: { id, dossierId, nature } });
  await client.appeler(modifierDemande, {
    params: { id },
    body: {
      version,
      champs: {
        requisId: professionnel(requis),
        requisSiteId: site(lieuDuRequis),
        motif: voulue.motif ?? 'AFFECTION_BUCCO_DENTAIRE',
        motifTexte: question,
        question,
        situation: 'QUESTION_CIRCONSCRITE',
        sante: santeComplete(question),
        reponsesUrgence: Object.fromEntries(DRAPEAUX_ROUGES.map((code) => [code, 'NON'])),
        urgence: 'PROGRAMMEE',
        protocole: 'RAPIDE_5',
        ...voulue.champs,
      },
    },
  });
  if (voulue.consentement !== false) await consentir(client, id, requis);
  for (const [rang, photo] of photos.entries())
    await client.deposer({
      acteId: id,
      octets: photo.buffer,
      vue: CINQ_VUES[rang] ?? PROTOCOLES.COMPLET_12.vues[rang] ?? 'FACE',
    });
  await jusqua(
    async () => {
      const { medias } = await client.appeler(suivreMedias, { params: { id } });
      return medias.every(({ etat }) => etat === 'PRET') || undefined;
    },
    'les images préparées',
    ATELIER_OCCUPE,
  );
  return id;
}

/** Information, then the person's own yes. */
const consentir = (client: Client, id: string, requis: string) =>
  client.appeler(recueillirConsentement, {
    params: { id },
    body: {
      requisId: professionnel(requis),
      information: { le: ilYA(10), par: 'Émilie Roche', versionTexte: '2026-1' },
      decision: { le: ilYA(5), sens: 'CONSENT', capacite: 'PERSONNE', auteur: 'La personne', mode: 'ORAL' },
      avisPersonne: null,
      consultes: [],
      consultationImpossible: '',
      motivation: '',
      desaccord: null,
    },
  });

const ilYA = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

export async function envoyer(client: Client, acteId: string): Promise<void> {
  const { version } = await client.appeler(lireDemande, { params: { id: acteId } });
  await client.appeler(envoyerDemande, { params: { id: acteId }, body: { version, jugeParRequerant: true } });
}

/** Opens the case once it has crossed the wall. */
export const ouvrir = (client: Client, acteId: string) =>
  jusqua(
    () => client.appeler(ouvrirLecture, { params: { id: acteId } }).catch(() => undefined),
    'la demande chez le requis',
  );

type Reponse = string | ((images: readonly { id: string; vue: string | null }[]) => ContenuLectureT);

/** Takes the case over and writes the answer: the version that may be signed. */
export async function ecrireReponse(client: Client, acteId: string, reponse: Reponse): Promise<number> {
  const params = { id: acteId };
  await ouvrir(client, acteId);
  await client.appeler(accepterLecture, { params });
  const { brouillon, images } = await client.appeler(ouvrirLecture, { params });
  const { chart } = brouillon.contenu;
  const contenu: ContenuLectureT =
    typeof reponse === 'string' ? { chart, reponse: reponseCourte(reponse) } : reponse(images);
  const { version } = await client.appeler(enregistrerLecture, {
    params,
    body: { version: brouillon.version, contenu },
  });
  return version;
}

/** Takes the case over, answers and signs. */
export async function repondre(
  client: Client,
  identifiant: string,
  acteId: string,
  reponse: Reponse,
): Promise<{ compteRenduId: string }> {
  const version = await ecrireReponse(client, acteId, reponse);
  await ouvrirSignature(client, identifiant);
  return client.appeler(signerCompteRendu, { params: { id: acteId }, body: { version } });
}

const reponseCourte = (conclusion: string): ContenuLectureT['reponse'] => ({
  ...REPONSE_VIERGE,
  conclusion,
  urgence: 'PROGRAMMEE',
  lieuDeSoins: 'Au cabinet',
});

/** Fifteen minutes of signing; a code that has just served makes this wait for the next one. */
export const ouvrirSignature = (client: Client, identifiant: string) =>
  jusqua(
    async () =>
      client
        .appeler(ouvrirPeriodeDeSignature, { body: { code: await codeDe(client, identifiant) } })
        .catch(() => undefined),
    'le code de signature',
    70_000,
  );

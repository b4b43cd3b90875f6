import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lirePdfCompteRendu } from '@orapont/contract/compte-rendu';
import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import { ouvrirLecture } from '@orapont/contract/lecture';
import { listerCourrier, releverCourrier } from '@orapont/contract/reception';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { fabriqueCda } from '../apps/server/src/adapters/cda/fabrique-cda.ts';
import { fabriqueXdm } from '../apps/server/src/adapters/xdm/fabrique-xdm.ts';
import { ouvrirBoites } from '../apps/server/src/bac-a-sable/mssante/boites.ts';
import type { EnTeteCda, IntervenantCda, StructureCda } from '../apps/server/src/features/echange/ports.ts';
import { citationsDemande } from '../apps/server/src/features/teleexpertise/documents/identifiants.ts';
import { type Client, jusqua } from '../e2e/outils/client.ts';

const racine = resolve(import.meta.dirname, '..');
const oid = () => `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`;
const ilYA = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

const SALINS: StructureCda = {
  nom: 'EHPAD Les Salins',
  finess: '340000991',
  siret: null,
  categorie: '500',
  type: 'ESMS',
  adresse: '2 chemin des Salins, 34110 Frontignan',
};
const NADIA: IntervenantCda = {
  nom: 'Benali',
  prenom: 'Nadia',
  profession: '60',
  savoirFaire: null,
  rpps: '10009990994',
  identifiantInterne: 'nb1',
  bal: 'nadia.benali@demo.mssante.fr',
  structure: SALINS,
};

/** What a letter of the pictures says, and where it goes. */
type Courrier = {
  readonly a: string;
  readonly de: readonly [nom: string, adresse: string];
  readonly objet: string;
  readonly texte: string;
  readonly zip?: Uint8Array;
};

/** Letters of people who have no account here, as the operator of the demonstration receives them. */
export async function recevoirDesCourriers(
  donnees: string,
  { soignante, dentiste, compteRendu }: { soignante: Client; dentiste: Client; compteRendu: string },
  acteId: string,
): Promise<{ readonly reponse: string; readonly demandeRecue: string }> {
  const pdf = await dentiste.octets(lirePdfCompteRendu, { params: { id: compteRendu } });
  const { demande } = await dentiste.appeler(ouvrirLecture, { params: { id: acteId } });
  const { requis } = demande;
  const boites = await ouvrirBoites(join(donnees, 'bac-a-sable', 'courrier'));
  const lettres = [
    await reponse(demande, pdf),
    await demandeDAvis(pdf),
    {
      a: 'emilie.roche@demo.mssante.fr',
      de: ['Secrétariat du docteur Ferrand', 'secretariat@courriel.example'],
      objet: 'Résultats',
      texte: 'Bonjour, veuillez trouver les résultats en pièce jointe.',
    },
    {
      a: 'emilie.roche@demo.mssante.fr',
      de: ['Paul Estève', 'paul.esteve@demo.mssante.fr'],
      objet: 'Passage du podologue jeudi',
      texte: 'Bonjour, je passerai jeudi à 10 heures au lieu de 9 heures.',
    },
  ] satisfies readonly Courrier[];
  for (const { a, de, objet, texte, zip } of lettres) {
    const messageId = `<${randomUUID()}@exterieur.example>`;
    const corps = await new MailComposer({
      from: { name: de[0], address: de[1] },
      to: a,
      subject: objet,
      messageId,
      text: texte,
      attachments: zip ? [{ filename: 'IHE_XDM.zip', content: Buffer.from(zip) }] : [],
    })
      .compile()
      .build();
    await boites.deposer(
      a,
      messageId,
      Buffer.concat([Buffer.from(`Return-Path: <${de[1]}>\r\n`), corps]),
      new Date(),
    );
  }
  return {
    reponse: await arrive(soignante, requis.bal ?? ''),
    demandeRecue: await arrive(dentiste, NADIA.bal ?? ''),
  };
}

/** Reads the boxes, and finds what came. */
async function arrive(client: Client, de: string): Promise<string> {
  await client.appeler(releverCourrier);
  return jusqua(async () => {
    const { courriers } = await client.appeler(listerCourrier, { query: { vue: 'attente' } });
    return courriers.find(({ expediteur }) => expediteur === de)?.id;
  }, `le courrier de ${de}`);
}

/** The answer of someone asked from here, written by another software: it cites the request, and names its person. */
async function reponse(demande: DemandeFigeeT, pdf: Uint8Array): Promise<Courrier> {
  const { patient, requis, requisLieu } = demande;
  const cabinet: StructureCda = {
    nom: requisLieu.nom,
    finess: requisLieu.finess,
    siret: null,
    categorie: null,
    type: 'CABINET_DENTAIRE',
    adresse: requisLieu.adresse,
  };
  const cda = fabriqueCda.pdf({
    type: 'COMPTE_RENDU',
    pdf,
    enTete: enTete({
      titre: 'Compte rendu de téléexpertise',
      patient: personne({ ...patient, lieuNaissance: patient.lieuNaissanceCog }),
      auteur: {
        nom: requis.nom,
        prenom: requis.prenom,
        profession: '40',
        savoirFaire: null,
        rpps: requis.rpps,
        identifiantInterne: 'd1',
        bal: null,
        structure: cabinet,
      },
      acte: { code: 'TE2', debut: ilYA(90), fin: ilYA(30) },
      lieu: cabinet,
      repondA: citationsDemande(demande)?.identifiants.at(-1) ?? null,
    }),
  });
  return {
    a: 'emilie.roche@demo.mssante.fr',
    de: [`${requis.prenom} ${requis.nom}`, requis.bal ?? ''],
    objet: 'XDM/1.0/DDM+CR de télémédecine',
    texte: 'Bonjour, voici ma réponse à votre demande. Je reste à votre disposition.',
    zip: await archiver(cabinet.nom, cda),
  };
}

/** A nurse of a place that has no account asks the cabinet. */
async function demandeDAvis(pdf: Uint8Array): Promise<Courrier> {
  const images = ['FACE', 'VESTIBULAIRE_DROITE', 'VESTIBULAIRE_GAUCHE'].map((vue) => ({
    titre: vue,
    type: 'image/jpeg' as const,
    octets: readFileSync(join(racine, `apps/server/demo/images/couronnes-${vue}.jpg`)),
    le: ilYA(0).slice(0, 10),
  }));
  const cda = fabriqueCda.demande({
    enTete: enTete({
      titre: 'Demande de téléexpertise',
      patient: personne({
        nomNaissance: 'MAZET',
        prenoms: ['YVONNE'],
        sexe: 'F',
        dateNaissance: '1936-05-14',
        lieuNaissance: '34108',
      }),
      auteur: NADIA,
      acte: { code: 'RQD', debut: ilYA(20), fin: null },
      lieu: SALINS,
    }),
    anamnese: [
      'Motif\u00a0: joue gonflée à droite depuis deux jours.',
      'Question posée\u00a0: faut-il une consultation rapide\u202f?',
      'Consentement donné hier par la personne elle-même.',
    ],
    modeDeVie: ['Tabac\u00a0: non.'],
    traitements: [{ libelle: 'Apixaban 5 mg', cis: null, debut: null, fin: null }],
    documents: [
      { titre: 'Demande', type: 'application/pdf', octets: pdf, le: ilYA(0).slice(0, 10) },
      ...images,
    ],
  });
  return {
    a: 'cabinet.port@demo.mssante.fr',
    de: ['Nadia Benali', 'nadia.benali@demo.mssante.fr'],
    objet: 'XDM/1.0/DDM+Demande d’acte de télémédecine',
    texte: 'Bonjour, voici une demande pour une de vos patientes.',
    zip: await archiver(SALINS.nom, cda),
  };
}

type Propre = Pick<EnTeteCda, 'titre' | 'patient' | 'auteur' | 'acte' | 'lieu'> & Partial<EnTeteCda>;
const enTete = (propre: Propre): EnTeteCda => ({
  edition: '2022.01',
  identifiant: oid(),
  lot: oid(),
  version: 1,
  etabliLe: ilYA(20),
  destinataires: [],
  participants: [],
  repondA: null,
  remplace: null,
  consentement: null,
  ...propre,
});

type Nommee = Pick<
  EnTeteCda['patient'],
  'nomNaissance' | 'prenoms' | 'sexe' | 'dateNaissance' | 'lieuNaissance'
>;
const personne = ({
  nomNaissance,
  prenoms,
  sexe,
  dateNaissance,
  lieuNaissance,
}: Nommee): EnTeteCda['patient'] => ({
  ins: null,
  ipp: { systeme: '2.25.11', numero: 'E-101' },
  nomNaissance,
  nomUtilise: null,
  prenoms,
  prenomUtilise: null,
  sexe,
  dateNaissance,
  lieuNaissance,
  representant: null,
});

const archiver = (emetteur: string, cda: Uint8Array) =>
  fabriqueXdm.archiver({
    identifiant: oid(),
    source: oid(),
    emisLe: ilYA(10),
    emetteur,
    documents: [{ cda, masquages: [] }],
  });

import { NATURES_ACTE } from '@orapont/domain/teleexpertise/circuit';
import { ETATS_ACTE } from '@orapont/domain/teleexpertise/etat';
import { MOTIFS_NON_TRANSMISSION } from '@orapont/domain/teleexpertise/motifs';
import { DESTINATIONS, ETATS_REMISE } from '@orapont/domain/teleexpertise/remise';
import { z } from 'zod';
import { Id, InstantZ, Jour, ParId, Rien, texte, texteRequis, Vide } from './communs.ts';
import { CompteActes, DemandeFigee } from './demande-figee.ts';
import { ContenuLecture } from './lecture.ts';
import { ObservationBoucheZ } from './lecture-bouche.ts';
import { route } from './route.ts';

const PRATICIEN = ['praticien'] as const;
const SOIN = ['soignant', 'praticien'] as const;

/** The answer in short, for whoever acts on it: the PDF stays the document. */
export const ResumeCompteRendu = z.object({
  conclusion: z.string(),
  nonConcluant: z.boolean(),
  urgence: z.string(),
  soinsConseilles: z.array(z.string()),
  lieuDeSoins: z.string().nullable(),
  conseilsHygiene: z.array(z.string()),
  actes: z.array(z.string()),
  prescriptions: z.string().nullable(),
});
export type ResumeCompteRenduT = z.infer<typeof ResumeCompteRendu>;

/** The separate document made when something is prescribed. Absent, not null: what was signed before keeps its digest. */
export const PrescriptionJointe = z.object({ id: Id, octets: z.int(), empreinte: z.string() });
export type PrescriptionJointeT = z.infer<typeof PrescriptionJointe>;

/** What stands in `acte.compte_rendu`, on the requérant's side: the step that writes it is the signature. */
export const CompteRenduReference = z.object({
  organisationId: Id,
  dossierId: Id,
  id: Id,
  numeroVersion: z.int(),
  empreintePdf: z.string(),
  octets: z.int(),
  signeLe: InstantZ,
  signataire: z.string(),
  /** Null when the answer came as a document of another software: the document alone says it. */
  resume: ResumeCompteRendu.nullable(),
  prescription: PrescriptionJointe.optional(),
  /** Came by secure mail, and was not signed in this installation: which document, from which box, when it was read. */
  courrier: z.object({ identifiant: z.string(), de: z.string(), recuLe: InstantZ }).optional(),
  /** What the answer states of the mouth, as its document draws it: the record of whoever asked has a history too. */
  chart: ObservationBoucheZ.optional(),
});
export type CompteRenduReferenceT = z.infer<typeof CompteRenduReference>;

/** The content that is signed and never changes; its digest is in the proof. */
export const ContenuCompteRendu = z.object({
  version: z.literal(1),
  numero: z.string(),
  demande: DemandeFigee,
  demandeEmpreinte: z.string(),
  lecture: ContenuLecture,
  rendueLe: InstantZ,
  remplace: z
    .object({
      numeroVersion: z.int(),
      id: Id,
      numero: z.string(),
      signeLe: InstantZ,
      motif: z.string(),
      /** What changed, in short. Absent, not null: what was signed before keeps its digest. */
      changements: z.array(z.string()).optional(),
      /** The prescription of that version, which this one cancels. */
      prescription: z.object({ id: Id, numero: z.string() }).optional(),
    })
    .nullable(),
  /** Pictures that were read by their reading size, the whole one being still on its way. Absent, not empty: as above. */
  apercus: z.array(Id).optional(),
  /** Professionals whom this act went through besides those of the request. */
  intervenants: z.array(
    z.object({ nom: z.string(), prenom: z.string(), profession: z.string(), role: z.string() }),
  ),
  /** What the reader relied on, copied into his own record. */
  pieces: z.array(
    z.object({
      id: Id,
      type: z.enum(['DEMANDE', 'AUTRE']),
      titre: z.string(),
      typeMime: z.string(),
      octets: z.int(),
      empreinte: z.string(),
    }),
  ),
  prescription: PrescriptionJointe.optional(),
  /** Whoever signed wants the person to receive it too. Absent, not false: as above. */
  auPatient: z.literal(true).optional(),
  /** As computed on the day of signing; null when the act is never billed under article 58. */
  quota: CompteActes.nullable(),
  eligibilite: z.object({ versionRegles: z.string(), avertissements: z.array(z.string()) }),
});
export type ContenuCompteRenduT = z.infer<typeof ContenuCompteRendu>;

export const RemiseLue = z.object({
  type: z.enum(DESTINATIONS),
  libelle: z.string(),
  etat: z.enum(ETATS_REMISE),
  etatLibelle: z.string(),
  motif: z.enum(MOTIFS_NON_TRANSMISSION).nullable(),
  motifLibelle: z.string().nullable(),
  motifTexte: z.string(),
  preuve: z.string().nullable(),
  le: InstantZ.nullable(),
  /** What is going on by itself, or what stopped and what to do. */
  suite: z.string().nullable(),
  /** Made in a sandbox: nothing left this machine. */
  bacASable: z.boolean(),
});
export type RemiseLueT = z.infer<typeof RemiseLue>;

export const CompteRenduLu = z.object({
  id: Id,
  acteId: Id,
  cote: z.enum(['REQUIS', 'REQUERANT']),
  numero: z.string(),
  nature: z.enum(NATURES_ACTE),
  natureLibelle: z.string(),
  etatActe: z.enum(ETATS_ACTE).nullable(),
  patient: z.object({ nom: z.string(), dateNaissance: Jour }),
  dossierId: Id,
  requerant: z.string(),
  structure: z.string(),
  signataire: z.string(),
  signeLe: InstantZ,
  numeroVersion: z.int(),
  /** Came by secure mail: its signature is not of this installation. */
  parCourrier: z.object({ de: z.string(), recuLe: InstantZ }).nullable(),
  motifCorrection: z.string().nullable(),
  /** What this version changed, in short; empty for a first one. */
  changements: z.array(z.string()),
  versions: z.array(
    z.object({
      id: Id,
      numeroVersion: z.int(),
      signeLe: InstantZ,
      courante: z.boolean(),
      motif: z.string().nullable(),
    }),
  ),
  resume: ResumeCompteRendu.nullable(),
  constats: z.array(z.string()),
  /** False while the copy is on its way to the requérant's record. */
  pdf: z.boolean(),
  empreintePdf: z.string(),
  /** Something was prescribed, and its document stands in the reader's record. */
  prescription: z.boolean(),
  remises: z.array(RemiseLue),
  /** The caller may sign a new version that replaces this one. */
  corrigible: z.boolean(),
  lecture: ContenuLecture.nullable(),
  facturable: z.boolean().nullable(),
  quotaPhrase: z.string().nullable(),
});
export type CompteRenduLuT = z.infer<typeof CompteRenduLu>;

export const apercevoirCompteRendu = route({
  nom: 'compteRendu.apercevoir',
  genre: 'fichier',
  method: 'POST',
  path: '/api/lectures/:id/apercu',
  roles: PRATICIEN,
  resume: 'The PDF as it would be signed, marked as a draft.',
  params: ParId,
  query: Rien,
  /** With a reason: as a correction of the version in force, which says what it replaces. */
  body: z.object({ contenu: ContenuLecture, correction: z.object({ motif: texte(500) }).optional() }),
  reply: z.any(),
});

export const signerCompteRendu = route({
  nom: 'compteRendu.signer',
  genre: 'json',
  method: 'POST',
  path: '/api/lectures/:id/signature',
  roles: PRATICIEN,
  resume: 'Sign the draft of that version: one act, one compte rendu.',
  params: ParId,
  query: Rien,
  body: z.object({
    version: z.int(),
    /** The reader knows that some pictures are there by their reading size only; 422 `IMAGES_EN_APERCU` otherwise. */
    surApercus: z.boolean().optional(),
    /** Send it to the person too; without it, what `proposerLettreAuPatient` proposes. */
    auPatient: z.boolean().optional(),
  }),
  reply: z.object({ compteRenduId: Id, signeLe: InstantZ, suivant: Id.nullable() }),
});

export const corrigerCompteRendu = route({
  nom: 'compteRendu.corriger',
  genre: 'json',
  method: 'POST',
  path: '/api/comptes-rendus/:id/correction',
  roles: PRATICIEN,
  resume: 'Sign a new version that says what it replaces and why.',
  params: ParId,
  query: Rien,
  body: z.object({ motif: texteRequis(500, 'Dites pourquoi vous corrigez.'), contenu: ContenuLecture }),
  reply: z.object({ compteRenduId: Id, signeLe: InstantZ }),
});

export const lireCompteRendu = route({
  nom: 'compteRendu.lire',
  genre: 'json',
  method: 'GET',
  path: '/api/comptes-rendus/:id',
  roles: SOIN,
  resume: 'A compte rendu, from either side of its act.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: CompteRenduLu,
});

export const lirePdfCompteRendu = route({
  nom: 'compteRendu.lirePdf',
  genre: 'fichier',
  method: 'GET',
  path: '/api/comptes-rendus/:id/pdf',
  roles: SOIN,
  resume: 'The signed PDF, checked against its digest before it leaves.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.any(),
});

export const lirePdfPrescription = route({
  nom: 'compteRendu.lirePrescription',
  genre: 'fichier',
  method: 'GET',
  path: '/api/comptes-rendus/:id/prescription',
  roles: SOIN,
  resume: 'The prescription made with that compte rendu, checked against its digest before it leaves.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.any(),
});

export const reglerRemise = route({
  nom: 'compteRendu.reglerRemise',
  genre: 'json',
  method: 'PUT',
  path: '/api/comptes-rendus/:id/remises/:type',
  roles: PRATICIEN,
  resume: 'Say that a delivery was made, or why it was not.',
  params: z.object({ id: Id, type: z.enum(DESTINATIONS) }),
  query: Rien,
  body: z.object({
    etat: z.enum(['FAIT', 'NON_TRANSMIS']),
    le: Jour.nullable(),
    motif: z.enum(MOTIFS_NON_TRANSMISSION).nullable(),
    motifTexte: texte(500),
  }),
  reply: z.object({ etatActe: z.enum(ETATS_ACTE) }),
});

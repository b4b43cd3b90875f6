import { SIGNATAIRES_TRANSFERT } from '@orapont/domain/consentement/transfert';
import { z } from 'zod';
import { Fait, Id, InstantZ, Jour, ParId, Rien, texteRequis, Vide } from './communs.ts';
import { PatientCite, ProfessionnelCite, StructureCitee } from './demande-figee.ts';
import { route } from './route.ts';

/** What leaves a record by secure mail to someone who asked for nothing: one document, or all of them with a signed authorisation. */

const SOIN = ['soignant', 'praticien'] as const;

/** What a record holds that can be a document: as it was filed, or written from its rows when it leaves. */
export const GENRES_PIECE = ['SANTE', 'DOCUMENT', 'SCHEMA', 'BILAN', 'CONSENTEMENT', 'IMAGE'] as const;
export type GenrePiece = (typeof GENRES_PIECE)[number];

export const ClePiece = z
  .string()
  .regex(/^(SANTE|DOCUMENT|SCHEMA|BILAN|CONSENTEMENT|IMAGE):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

export const Piece = z.object({
  cle: ClePiece,
  genre: z.enum(GENRES_PIECE),
  titre: z.string(),
  le: InstantZ,
  /** What it weighs, or about what it will weigh once it is written. */
  octets: z.int().min(0),
  /** What it takes of a letter, archive and copy, at the most. */
  poids: z.int().min(0),
  /** Why it cannot leave by mail, in words; null when it can. */
  obstacle: z.string().nullable(),
});
export type PieceT = z.infer<typeof Piece>;

/** Someone of our directory at one of his places, or someone of the national one. */
export const DestinataireChoisi = z.union([
  z.object({ professionnelId: Id, siteId: Id }).strict(),
  z.object({ rpps: z.string().regex(/^\d{11}$/) }).strict(),
]);
export type DestinataireChoisiT = z.infer<typeof DestinataireChoisi>;

export const Autorisation = z.object({
  signeeLe: Jour,
  capacite: z.enum(SIGNATAIRES_TRANSFERT),
  auteur: texteRequis(200, 'Écrivez le nom de la personne qui a signé.'),
  versionTexte: z.string().max(40),
});

/** Frozen when it is decided: who, to whom, about whom, and what each letter carries. */
export const ContenuTransmission = z.object({
  patient: PatientCite,
  expediteur: ProfessionnelCite,
  lieu: StructureCitee,
  destinataire: ProfessionnelCite,
  destinataireLieu: StructureCitee,
  lettres: z.array(z.array(Piece).min(1)).min(1),
});
export type ContenuTransmissionT = z.infer<typeof ContenuTransmission>;

export const apercevoirTransmission = route({
  nom: 'transmission.apercevoir',
  genre: 'json',
  method: 'GET',
  path: '/api/dossiers/:id/transmissions/apercu',
  roles: SOIN,
  resume: 'What would leave of a record by secure mail, and what would not.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.object({
    identite: z.string(),
    dateNaissance: Jour,
    /** Where it leaves from. */
    structure: z.string(),
    /** The text to sign; its version goes with the authorisation. */
    texte: z.object({ version: z.string(), titre: z.string(), corps: z.string() }),
    /** Who may sign today; empty when nobody may. */
    signataires: z.array(z.enum(SIGNATAIRES_TRANSFERT)),
    /** Our own box; null when nothing can leave. */
    adresseExpediteur: z.string().nullable(),
    pieces: z.array(Piece),
    /** Messages that the whole record would take. */
    messages: z.int(),
  }),
});

export const lireDestinataire = route({
  nom: 'transmission.lireDestinataire',
  genre: 'json',
  method: 'POST',
  path: '/api/transmissions/destinataire',
  roles: SOIN,
  resume: 'The one box where someone would be written to, for a person to check before anything leaves.',
  params: Rien,
  query: Rien,
  body: DestinataireChoisi,
  reply: z.object({ nom: z.string(), profession: z.string(), lieu: z.string(), adresse: z.string() }),
});

export const transmettre = route({
  nom: 'transmission.envoyer',
  genre: 'json',
  method: 'POST',
  path: '/api/dossiers/:id/transmissions',
  roles: SOIN,
  resume: 'Send one document, or the whole record with its signed authorisation, to one box.',
  params: ParId,
  query: Rien,
  body: z
    .object({
      /** Null for the whole record. */
      piece: ClePiece.nullable(),
      destinataire: DestinataireChoisi,
      /** The address that the person read and confirmed. */
      adresse: z.string().max(190),
      autorisation: Autorisation.nullable(),
    })
    .strict(),
  reply: z.object({ id: Id, messages: z.int() }),
});

export const Lettre = z.object({
  rang: z.int(),
  etat: z.enum(['A_FAIRE', 'EN_COURS', 'FAIT', 'NON_TRANSMIS']),
  phrase: z.string(),
  /** Why no structured document went with it, and what to do; null when one did, or before it left. */
  pdfSeul: z.string().nullable(),
  documents: z.int(),
  relancePossible: z.boolean(),
});
export type LettreT = z.infer<typeof Lettre>;

export const Transmission = z.object({
  id: Id,
  objet: z.enum(['DOSSIER', 'DOCUMENT']),
  /** The kind of what was sent alone; null for the whole record. No title: this page is read again and again without a trace. */
  genre: z.enum(GENRES_PIECE).nullable(),
  destinataire: z.string(),
  adresse: z.string(),
  demandeePar: z.string(),
  demandeeLe: InstantZ,
  signataire: z.string().nullable(),
  revoqueeLe: InstantZ.nullable(),
  revocable: z.boolean(),
  lettres: z.array(Lettre),
});
export type TransmissionT = z.infer<typeof Transmission>;

export const listerTransmissions = route({
  nom: 'transmission.lister',
  genre: 'json',
  method: 'GET',
  path: '/api/dossiers/:id/transmissions',
  roles: SOIN,
  resume: 'What left a record by secure mail, and where each letter is.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.object({ transmissions: z.array(Transmission), bacASable: z.boolean() }),
});

export const revoquerTransmission = route({
  nom: 'transmission.revoquer',
  genre: 'json',
  method: 'POST',
  path: '/api/transmissions/:id/revocation',
  roles: SOIN,
  resume: 'The authorisation is withdrawn: what has not left does not leave.',
  params: ParId,
  query: Rien,
  body: z.object({ auteur: texteRequis(200, 'Écrivez qui retire l’autorisation.') }).strict(),
  /** Letters that were stopped, and those that had left already. */
  reply: z.object({ arretees: z.int(), parties: z.int() }),
});

export const relancerTransmission = route({
  nom: 'transmission.relancer',
  genre: 'json',
  method: 'POST',
  path: '/api/transmissions/:id/relance',
  roles: SOIN,
  resume: 'Try again now the letters that did not leave; those that did are not sent again.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: Fait,
});

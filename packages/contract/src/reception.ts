import { ETATS_ACTE } from '@orapont/domain/teleexpertise/etat';
import { OBSTACLES_REPONSE, SUITES_REPONSE } from '@orapont/domain/teleexpertise/reponse-recue';
import { z } from 'zod';
import { Fait, Id, InstantZ, ParId, parmi, Rien, texte, Vide } from './communs.ts';
import { route } from './route.ts';

const SOIN = ['soignant', 'praticien'] as const;

export const GENRES_COURRIER = ['REPONSE', 'DOCUMENT', 'DEMANDE', 'ACCUSE', 'REBOND', 'AUTRE'] as const;
export const ETATS_COURRIER = ['A_RANGER', 'QUARANTAINE', 'RANGE', 'REJETE', 'TRAITE'] as const;

/** Why a message is kept apart, or what there was nothing left to do for. */
export const MOTIFS_COURRIER = [
  'TROP_VOLUMINEUX',
  'ILLISIBLE',
  'HORS_ESPACE_DE_CONFIANCE',
  'AUTHENTIFICATION_EN_ECHEC',
  'IDENTIFIANT_REPRIS',
  'ARCHIVE_ILLISIBLE',
  'ARCHIVE_DEFAUTS',
  'DEUX_PATIENTS',
  'PATIENT_DIFFERENT',
  'SANS_DOCUMENT',
  'ENVOI_INCONNU',
  'EXPEDITEUR_INATTENDU',
  'DEJA_CONNU',
  'LU',
  'REFUSE',
  'REVENU',
  'RETARDE',
] as const;

/** Codes of a failed integration, as the sender's software reads them. @source ANS, transmission de documents CDA par messagerie */
export const CODES_REJET = ['900', '901', '902', '903', '904', '905', '906'] as const;

/** Who a document says that it is of. */
export const PatientInscrit = z.object({
  nomNaissance: z.string(),
  nomUtilise: z.string().nullable(),
  prenom: z.string(),
  sexe: z.enum(['F', 'M', 'I']).nullable(),
  dateNaissance: z.string().nullable(),
  lieuNaissance: z.string().nullable(),
  ins: z.object({ matricule: z.string(), oid: z.string() }).nullable(),
});
export type PatientInscritT = z.infer<typeof PatientInscrit>;

export const PersonneCourrier = z.object({
  id: Id,
  nomNaissance: z.string(),
  nomUtilise: z.string().nullable(),
  prenoms: z.array(z.string()),
  sexe: z.enum(['F', 'M', 'I']),
  dateNaissance: z.string(),
  lieuNaissance: z.string().nullable(),
  insMatricule: z.string().nullable(),
});

export const CourrierRecu = z.object({
  id: Id,
  version: z.int(),
  boite: z.string(),
  expediteur: z.string(),
  expediteurNom: z.string(),
  objet: z.string(),
  recuLe: InstantZ,
  genre: parmi(GENRES_COURRIER),
  etat: parmi(ETATS_COURRIER),
  motif: parmi(MOTIFS_COURRIER).nullable(),
  patient: PatientInscrit.nullable(),
  personne: PersonneCourrier.nullable(),
  certain: z.boolean(),
  acteId: Id.nullable(),
  decision: z.object({ par: z.string(), le: InstantZ, code: z.string().nullable() }).nullable(),
});
export type CourrierRecuT = z.infer<typeof CourrierRecu>;

export const listerCourrier = route({
  nom: 'reception.listerCourrier',
  genre: 'json',
  method: 'GET',
  path: '/api/courrier-recu',
  roles: SOIN,
  resume: 'Secure mail that came to the boxes that the reader may open, latest first.',
  params: Rien,
  query: z.object({ vue: z.enum(['attente', 'tout']).default('attente'), q: texte(80).default('') }).strict(),
  body: Vide,
  reply: z.object({
    bacASable: z.boolean(),
    /** Boxes that are read, and how the last reading went. */
    boites: z.array(
      z.object({ adresse: z.string(), releveLe: InstantZ.nullable(), echec: z.string().nullable() }),
    ),
    enAttente: z.int(),
    courriers: z.array(CourrierRecu),
  }),
});

const Bloc = z.discriminatedUnion('genre', [
  z.object({ genre: z.literal('PARAGRAPHE'), texte: z.string() }),
  z.object({ genre: z.literal('LISTE'), elements: z.array(z.string()) }),
  z.object({ genre: z.literal('TABLEAU'), lignes: z.array(z.array(z.string())) }),
]);
export type BlocT = z.infer<typeof Bloc>;

/** Of our own model: what the document says, flattened, never how its sender would draw it. */
export const DocumentRecu = z.object({
  titre: z.string(),
  type: z.string(),
  etabliLe: z.string().nullable(),
  auteur: z.string(),
  sections: z.array(z.object({ titre: z.string(), niveau: z.int(), blocs: z.array(Bloc) })),
});
/** What filing this answer may do to the request that it cites; `suites` is empty when it moves nothing, and `obstacle` says why. */
export const ReponsePrevue = z.object({
  acteId: Id,
  numero: z.string(),
  envoyeLe: InstantZ,
  etat: z.enum(ETATS_ACTE),
  etatLibelle: z.string(),
  requis: z.string(),
  auteur: z.string(),
  /** It came from another box than the one that the request went to. */
  autreBoite: z.boolean(),
  suites: z.array(z.enum(SUITES_REPONSE)),
  proposee: z.enum(SUITES_REPONSE).nullable(),
  obstacle: z.enum(OBSTACLES_REPONSE).nullable(),
});
export type ReponsePrevueT = z.infer<typeof ReponsePrevue>;

export const PieceRecue = z.object({ rang: z.int(), nom: z.string(), type: z.string(), octets: z.int() });

export const lireCourrierRecu = route({
  nom: 'reception.lireCourrier',
  genre: 'json',
  method: 'GET',
  path: '/api/courrier-recu/:id',
  roles: SOIN,
  resume: 'One message: what it says, its documents from our own model, and the record that it may go to.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: CourrierRecu.extend({
    texte: z.string(),
    documents: z.array(DocumentRecu),
    pieces: z.array(PieceRecue),
    accuseDemande: z.boolean(),
    /** It speaks of a request that came by mail. */
    suitUneDemande: z.boolean(),
    /** Null when it answers nothing, or when who is meant is not certain. */
    reponse: ReponsePrevue.nullable(),
  }),
});

export const lirePieceRecue = route({
  nom: 'reception.lirePiece',
  genre: 'fichier',
  method: 'GET',
  path: '/api/courrier-recu/:id/pieces/:rang',
  roles: SOIN,
  resume: 'A file of a message: a PDF is shown, anything else is saved.',
  params: ParId.extend({ rang: z.coerce.number().int().min(0).max(199) }),
  query: Rien,
  body: Vide,
  reply: z.unknown(),
});

export const rangerCourrier = route({
  nom: 'reception.ranger',
  genre: 'json',
  method: 'POST',
  path: '/api/courrier-recu/:id/rangement',
  roles: SOIN,
  resume:
    'Files the documents of a message in the record of a person, and moves the request that they answer when asked to.',
  params: ParId,
  query: Rien,
  body: z.object({
    version: z.int(),
    dossierId: Id,
    /** The reader has seen that the document names someone else, and has checked. */
    identiteVerifiee: z.boolean().default(false),
    /** What the answer does to the request that it cites; null files it and moves nothing. */
    suite: z.enum(SUITES_REPONSE).nullable().default(null),
  }),
  reply: Fait,
});

export const rejeterCourrier = route({
  nom: 'reception.rejeter',
  genre: 'json',
  method: 'POST',
  path: '/api/courrier-recu/:id/rejet',
  roles: SOIN,
  resume: 'Refuses a message; its sender is told when a receipt was asked for.',
  params: ParId,
  query: Rien,
  body: z.object({ version: z.int(), code: parmi(CODES_REJET, 'Choisissez un motif.') }),
  reply: Fait,
});

export const releverCourrier = route({
  nom: 'reception.relever',
  genre: 'json',
  method: 'POST',
  path: '/api/courrier-recu/releve',
  roles: SOIN,
  resume: 'Reads the boxes now, without waiting for the next minute.',
  params: Rien,
  query: Rien,
  body: Vide,
  reply: Fait,
});

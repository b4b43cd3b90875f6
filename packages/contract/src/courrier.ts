import { z } from 'zod';
import { Fait, Id, InstantZ, ParId, Rien, Vide } from './communs.ts';
import { route } from './route.ts';

const SOIN = ['soignant', 'praticien', 'preneur'] as const;

/** A mail of the outbox as its sender follows it: where it is, what the operator said. Neither subject nor content. */
export const EnvoiLu = z.object({
  id: Id,
  type: z.string(),
  libelle: z.string(),
  canal: z.enum(['MSSANTE', 'COURRIEL', 'DMP']),
  destinataire: z.string().nullable(),
  etat: z.enum(['A_FAIRE', 'EN_COURS', 'FAIT', 'NON_TRANSMIS']),
  /** In words, with what to do when a person must act. */
  phrase: z.string(),
  /** What it lacked to be structured, and what to do; null when it was, or before it left. */
  pdfSeul: z.string().nullable(),
  essais: z.int(),
  dernierEssaiLe: InstantZ.nullable(),
  creeLe: InstantZ,
  faitLe: InstantZ.nullable(),
  /** The operator's own words, kept as proof: « 250 2.0.0 OK … ». */
  reponse: z.string().nullable(),
  relancePossible: z.boolean(),
});
export type EnvoiLuT = z.infer<typeof EnvoiLu>;

export const listerEnvois = route({
  nom: 'courrier.listerEnvois',
  genre: 'json',
  method: 'GET',
  path: '/api/actes/:id/envois',
  roles: SOIN,
  resume: 'Mails that this organisation sent about an act.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.object({
    /** On which side of the act the reader stands. */
    cote: z.enum(['REQUERANT', 'REQUIS']),
    mssanteConfiguree: z.boolean(),
    courrielConfigure: z.boolean(),
    bacASable: z.boolean(),
    envois: z.array(EnvoiLu),
  }),
});

export const relancerEnvoi = route({
  nom: 'courrier.relancerEnvoi',
  genre: 'json',
  method: 'POST',
  path: '/api/envois/:id/relance',
  roles: SOIN,
  resume: 'Try again now, without waiting for the next automatic try.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: Fait,
});

// ---------------------------------------------------------------- sandbox: mounted only while its operator runs

export const IdCourrier = z.string().regex(/^[A-Za-z0-9_-]{10,190}$/);

export const CourrierResume = z.object({
  id: IdCourrier,
  de: z.string(),
  objet: z.string(),
  recuLe: InstantZ,
  nombrePieces: z.int(),
});
export type CourrierResumeT = z.infer<typeof CourrierResume>;

export const lireBoites = route({
  nom: 'courrier.lireBoites',
  genre: 'json',
  method: 'GET',
  path: '/api/bac-a-sable/boites',
  roles: 'public',
  resume: 'Mailboxes of the sandbox operator (fictitious people only).',
  params: Rien,
  query: Rien,
  body: Vide,
  reply: z.object({
    enPanne: z.boolean(),
    boites: z.array(z.object({ adresse: z.string(), messages: z.int(), dernierLe: InstantZ.nullable() })),
  }),
});

export const lireBoite = route({
  nom: 'courrier.lireBoite',
  genre: 'json',
  method: 'GET',
  path: '/api/bac-a-sable/boites/:adresse',
  roles: 'public',
  resume: 'Messages of one mailbox of the sandbox, latest first.',
  params: z.object({ adresse: z.string().min(3).max(190) }),
  query: Rien,
  body: Vide,
  reply: z.object({ adresse: z.string(), messages: z.array(CourrierResume) }),
});

const ParCourrier = z.object({ id: IdCourrier });

export const lireCourrier = route({
  nom: 'courrier.lireCourrier',
  genre: 'json',
  method: 'GET',
  path: '/api/bac-a-sable/messages/:id',
  roles: 'public',
  resume: 'One message of the sandbox.',
  params: ParCourrier,
  query: Rien,
  body: Vide,
  reply: CourrierResume.extend({
    a: z.string(),
    messageId: z.string(),
    corps: z.string(),
    enTetes: z.array(z.object({ nom: z.string(), valeur: z.string() })),
    pieces: z.array(z.object({ rang: z.int(), nom: z.string(), type: z.string(), octets: z.int() })),
  }),
});

export const telechargerPiece = route({
  nom: 'courrier.telechargerPiece',
  genre: 'fichier',
  method: 'GET',
  path: '/api/bac-a-sable/messages/:id/pieces/:rang',
  roles: 'public',
  resume: 'An attachment of a sandbox message.',
  params: ParCourrier.extend({ rang: z.coerce.number().int().min(0).max(99) }),
  query: Rien,
  body: Vide,
  reply: z.unknown(),
});

export const telechargerEml = route({
  nom: 'courrier.telechargerEml',
  genre: 'fichier',
  method: 'GET',
  path: '/api/bac-a-sable/messages/:id/eml',
  roles: 'public',
  resume: 'A sandbox message exactly as it arrived.',
  params: ParCourrier,
  query: Rien,
  body: Vide,
  reply: z.unknown(),
});

export const mettreEnPanne = route({
  nom: 'courrier.mettreEnPanne',
  genre: 'json',
  method: 'PUT',
  path: '/api/bac-a-sable/panne',
  roles: 'public',
  resume: 'Make the sandbox operator refuse every message for a while (451), to see the retries.',
  params: Rien,
  query: Rien,
  body: z.object({ enPanne: z.boolean() }),
  reply: Fait,
});

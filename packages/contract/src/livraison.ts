import { ETATS_RESIDENT, MOTIFS_ARRET } from '@orapont/domain/tournee/residents';
import { z } from 'zod';
import { SignatureZ } from './appareil.ts';
import { Fait, Id, InstantZ, Jour, parmi, Rien, texte, Vide } from './communs.ts';
import { ChampsDemande, RecueilSaisi } from './demande.ts';
import { deposerMedia, EtatMediaZ } from './media.ts';
import { EmpreinteZ } from './media-technique.ts';
import { route } from './route.ts';

/**
 * What a device delivers, with `Authorization: Appareil <jeton>`. Everything is a sealed letter (`pli`): the exact JSON text, and the
 * device’s signature over `messagePli(texte)`. The server verifies the bytes, keeps them, adds its time, then reads them.
 *
 * Every route is safe to repeat, in any order, after any kill: a letter is known by its `id`, its counter by its value. The same id
 * with other bytes, or the same counter under two ids, is refused (409 `PLI_DIFFERENT`, `COMPTEUR_REUTILISE`) and traced.
 */
const Sceau = {
  id: Id,
  appareilId: Id,
  /** Strictly growing on the device, over all its letters; holes are allowed, repeats are not. */
  compteur: z.int().min(1),
  /** The device’s clock. */
  le: InstantZ,
};

export const PliSigne = z.object({ texte: z.string().min(2).max(400_000), signature: SignatureZ });
export type PliSigneT = z.infer<typeof PliSigne>;

/** Sealed at the taking along: it ties the round to the key of the tablet. Goes to `tournees.emporter`. */
export const PliEmport = z.object({ ...Sceau, type: z.literal('EMPORT'), emportId: Id, tourneeId: Id });
export type PliEmportT = z.infer<typeof PliEmport>;

const Adresse = { ...Sceau, emportId: Id, dossierId: Id, acteId: Id };

/** Opens the draft of the resident. `empreinte` as taken along: what changed since is told to a person. */
export const PliActe = z.object({ ...Adresse, type: z.literal('ACTE'), empreinte: z.string().max(100) });

/** The whole form each time; of several, the highest counter holds. */
export const PliReponses = z.object({
  ...Adresse,
  type: z.literal('REPONSES'),
  champs: ChampsDemande.partial(),
});

/** Information, then decision. One letter for each decision: a change of mind is another letter. */
export const PliRecueil = z.object({ ...Adresse, type: z.literal('RECUEIL'), recueil: RecueilSaisi });

/** Row of a capture session (`features/captation`), written through its port; checked there. */
export const PliCaptation = z.object({
  ...Adresse,
  type: z.literal('CAPTATION'),
  captation: z.looseObject({ id: Id }),
});

/** Result of a scale or of a structured profile (`features/evaluation`), written through its port; checked there. */
export const PliEvaluation = z.object({
  ...Adresse,
  type: z.literal('EVALUATION'),
  evaluation: z.looseObject({ id: Id }),
});

/**
 * Last letter of a resident in this round. It takes effect once all that it announces is there, so that nobody sees a half of it: until
 * then the round says how many captures are still to come. A later one replaces it (higher counter).
 */
export const PliCloture = z.object({
  ...Adresse,
  type: z.literal('CLOTURE'),
  etat: z.enum(ETATS_RESIDENT).exclude(['A_VOIR']),
  arret: parmi(MOTIFS_ARRET).nullable(),
  revenirLe: Jour.nullable(),
  /** What the taker saw and wants the structure’s professional to judge. */
  signalement: texte(1000).nullable(),
  /** Letters and pictures that this device made for this resident. */
  plis: z.array(Id).max(500),
  medias: z.array(Id).max(500),
});

/**
 * Sealed when the picture is taken. `empreinte` is the SHA-256 of the file in lower-case hexadecimal: the server computes its own of what it
 * received, and answers with it.
 */
export const PliMedia = z.object({
  ...Adresse,
  type: z.literal('MEDIA'),
  media: deposerMedia.body.omit({ televersementId: true, apercu: true, lecture: true }),
  empreinte: EmpreinteZ,
  octets: z.int().min(1),
});

/** One tap between two residents: a device was disinfected, when the letter was sealed. It belongs to a round, to nobody in it. */
export const PliDesinfection = z.object({
  ...Sceau,
  emportId: Id,
  type: z.literal('DESINFECTION'),
  /** A line of the log of a device (`features/dispositifs`). */
  entretien: z.object({ id: Id, dispositifId: Id, produit: texte(120) }),
});
export type PliDesinfectionT = z.infer<typeof PliDesinfection>;

export const Pli = z.discriminatedUnion('type', [
  PliActe,
  PliReponses,
  PliRecueil,
  PliCaptation,
  PliEvaluation,
  PliCloture,
]);
export type PliT = z.infer<typeof Pli>;
export type PliMediaT = z.infer<typeof PliMedia>;

/** APPLIQUE: written. EN_ATTENTE: kept, waits for another letter. CONFLIT: kept, a person decides. In all three the device may purge it. */
export const ETATS_PLI = ['APPLIQUE', 'EN_ATTENTE', 'CONFLIT'] as const;

const Recepisse = z.object({
  id: Id,
  etat: z.enum(ETATS_PLI),
  recuLe: InstantZ,
  /** What a person will have to check, in words that the tablet may show. */
  aVerifier: z.array(z.string()),
});
export type RecepisseT = z.infer<typeof Recepisse>;

export const livrerPli = route({
  nom: 'livraison.livrerPli',
  genre: 'json',
  method: 'POST',
  path: '/api/livraison/plis',
  roles: 'appareil',
  resume: 'Deliver a sealed letter; the answer is its receipt.',
  params: Rien,
  query: Rien,
  body: PliSigne,
  reply: Recepisse,
});

const cheminTus = '/api/livraison/televersements' as const;
const ParEnvoi = z.object({ id: z.string().regex(/^[0-9a-f]{32}$/) });

/** tus 1.0.0. `Upload-Metadata`: `pli` = the exact text of the MEDIA letter and `signature`, both in base64 as the protocol asks. */
export const ouvrirTeleversementAppareil = route({
  nom: 'livraison.ouvrirTeleversement',
  genre: 'televersement',
  method: 'POST',
  path: cheminTus,
  roles: 'appareil',
  resume: 'Open a resumable upload of a captured picture.',
  params: Rien,
  query: Rien,
  body: Vide,
  reply: Vide,
});

export const suivreTeleversementAppareil = route({
  nom: 'livraison.suivreTeleversement',
  genre: 'televersement',
  method: 'HEAD',
  path: `${cheminTus}/:id`,
  roles: 'appareil',
  resume: 'How many bytes are safe.',
  params: ParEnvoi,
  query: Rien,
  body: Vide,
  reply: Vide,
});

export const poursuivreTeleversementAppareil = route({
  nom: 'livraison.poursuivreTeleversement',
  genre: 'televersement',
  method: 'PATCH',
  path: `${cheminTus}/:id`,
  roles: 'appareil',
  resume: 'Send the next bytes.',
  params: ParEnvoi,
  query: Rien,
  body: Vide,
  reply: Vide,
});

export const abandonnerTeleversementAppareil = route({
  nom: 'livraison.abandonnerTeleversement',
  genre: 'televersement',
  method: 'DELETE',
  path: `${cheminTus}/:id`,
  roles: 'appareil',
  resume: 'Drop an upload.',
  params: ParEnvoi,
  query: Rien,
  body: Vide,
  reply: Vide,
});

/**
 * Files a complete upload. Refusals: 404 `ENVOI_PERDU` (upload again), 409 `ENVOI_INCOMPLET` (go on), 409 `EMPREINTE_DIFFERENTE` (what
 * arrived is not what was sealed: dropped, upload again), 409 `ACTE_ATTENDU` (deliver the letter ACTE first; already
 * said when the upload is opened).
 */
export const livrerMedia = route({
  nom: 'livraison.livrerMedia',
  genre: 'json',
  method: 'POST',
  path: '/api/livraison/medias',
  roles: 'appareil',
  resume: 'File a complete upload; the receipt carries the digest as received.',
  params: Rien,
  query: Rien,
  body: PliSigne.extend({
    televersementId: ParEnvoi.shape.id,
    apercu: deposerMedia.body.shape.apercu,
    lecture: deposerMedia.body.shape.lecture,
  }),
  reply: z.object({
    mediaId: Id,
    /** SHA-256 of the whole picture as received: only then may the local copy go. */
    empreinteRecue: z.string().nullable(),
    /** Of its reading size; absent for a whole picture. */
    lectureRecue: z.string().nullable().optional(),
    etat: EtatMediaZ,
    rejet: z.string().nullable(),
    doublon: z.boolean(),
    recuLe: InstantZ,
    aVerifier: z.array(z.string()),
  }),
});

/** After a restart: what of mine is there? Only the device’s own letters and pictures are known here; nothing else is said. */
export const inventorier = route({
  nom: 'livraison.inventorier',
  genre: 'json',
  method: 'POST',
  path: '/api/livraison/inventaire',
  roles: 'appareil',
  resume: 'Which letters and pictures of this device were received.',
  params: Rien,
  query: Rien,
  body: z.object({ plis: z.array(Id).max(1000), medias: z.array(Id).max(1000) }),
  reply: z.object({
    plis: z.array(z.object({ id: Id, etat: z.enum(ETATS_PLI) })),
    medias: z.array(z.object({ mediaId: Id, empreinteRecue: z.string() })),
  }),
});

/** A picture that this device delivered by its reading size only, and that a person took back since. Said again, it changes nothing. */
export const retirerMedia = route({
  nom: 'livraison.retirerMedia',
  genre: 'json',
  method: 'DELETE',
  path: '/api/livraison/medias/:id',
  roles: 'appareil',
  resume: 'Take back a picture of which only the reading size was delivered.',
  params: z.object({ id: Id }),
  query: Rien,
  body: Vide,
  reply: Fait,
});

/** All was received and purged: the round no longer waits for this tablet. */
export const rendreEmport = route({
  nom: 'livraison.rendreEmport',
  genre: 'json',
  method: 'POST',
  path: '/api/livraison/emports/:id/rendu',
  roles: 'appareil',
  resume: 'The tablet holds nothing more of this round.',
  params: z.object({ id: Id }),
  query: Rien,
  body: Vide,
  reply: Fait,
});

import { ETATS_APPAREIL } from '@orapont/domain/appareil/vie';
import { z } from 'zod';
import { Fait, Id, InstantZ, ParId, Rien, texteRequis, Vide } from './communs.ts';
import { EQUIPE } from './equipe.ts';
import { type Role, route } from './route.ts';

/**
 * A tablet or telephone that delivers captures. Its key never leaves it (non-extractable ECDSA P-256); the server keeps the public half.
 * Its only right is to deliver: docs/decisions/0014.
 *
 * Device side, in order: `enroler` once with a session → then, at each need, `demanderDefi` → sign `messageDefi` → `ouvrirJeton` →
 * `Authorization: Appareil <jeton>` on the routes of `livraison.ts` for `JETON_MINUTES`. 401: ask for another token. 410: `motifs[0]` is
 * `APPAREIL_EFFACER` (erase all, then `confirmerEffacement`), `APPAREIL_FERME` or `APPAREIL_SILENCIEUX` (keep, and tell the person).
 */
const base64url = (octets: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .length(Math.ceil((octets * 8) / 6));

export const ClePublique = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: base64url(32),
  y: base64url(32),
});
export type ClePubliqueT = z.infer<typeof ClePublique>;

/** r and s, 32 bytes each, as WebCrypto gives them (IEEE P1363), in base64url without padding. */
export const SignatureZ = base64url(64);

export const AppareilZ = z.object({
  id: Id,
  nom: z.string(),
  siteId: Id,
  siteNom: z.string(),
  etat: z.enum(ETATS_APPAREIL),
  etatLibelle: z.string(),
  enrolePar: z.string(),
  enroleLe: InstantZ,
  vuLe: InstantZ,
  fermeLe: InstantZ.nullable(),
  fermePar: z.string().nullable(),
  effaceLe: InstantZ.nullable(),
  /** Rounds that it took along and whose captures it has not said to be all delivered. */
  tourneesEnCours: z.int(),
  peut: z.object({ fermer: z.boolean(), rouvrir: z.boolean(), effacer: z.boolean() }),
});
export type AppareilT = z.infer<typeof AppareilZ>;

/** Safe to repeat: the same id with the same key is the same device. */
export const enrolerAppareil = route({
  nom: 'appareils.enroler',
  genre: 'json',
  method: 'PUT',
  path: '/api/appareils/:id',
  roles: EQUIPE,
  resume:
    'Enrol the device that calls, for a site where the caller may take pictures; it proves that it holds the key.',
  params: ParId,
  query: Rien,
  body: z.object({
    nom: texteRequis(60, 'Donnez un nom à cette tablette, par exemple «\u00a0Tablette Tilleuls 1\u00a0».'),
    siteId: Id,
    cle: ClePublique,
    /** Over `messageEnrolement`. */
    signature: SignatureZ,
  }),
  reply: AppareilZ,
});

/** Beside the team of a site: those who answer for the whole structure. */
const RESPONSABLES = [...EQUIPE, 'coordinateur', 'administrateur'] as const satisfies Role[];
/** Whoever runs the platform works in no organisation: he says which. Ignored for all others. */
const Ou = z.object({ organisation: Id.optional() });

export const listerAppareils = route({
  nom: 'appareils.lister',
  genre: 'json',
  method: 'GET',
  path: '/api/appareils',
  roles: RESPONSABLES,
  resume: 'Devices enrolled on the caller’s sites; on all of them for who answers for the structure.',
  params: Rien,
  query: Ou,
  body: Vide,
  reply: z.object({ appareils: z.array(AppareilZ) }),
});

/** FERMER: it delivers no more and keeps what it holds. ROUVRIR: after a closing or a silence. EFFACER: for good, at its next call. */
export const changerAppareil = route({
  nom: 'appareils.changer',
  genre: 'json',
  method: 'POST',
  path: '/api/appareils/:id/etat',
  roles: RESPONSABLES,
  resume: 'Close, open again or erase a device.',
  params: ParId,
  query: Ou,
  body: z.object({ geste: z.enum(['FERMER', 'ROUVRIR', 'EFFACER']) }),
  reply: AppareilZ,
});

export const demanderDefi = route({
  nom: 'appareils.demanderDefi',
  genre: 'json',
  method: 'POST',
  path: '/api/appareils/:id/defi',
  roles: 'public',
  resume: 'A challenge to sign, alike for a device that exists and for one that does not.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.object({ defi: z.string(), expireLe: InstantZ }),
});

const Reponse = z.object({ defi: z.string().min(20).max(200), signature: SignatureZ });

export const ouvrirJeton = route({
  nom: 'appareils.ouvrirJeton',
  genre: 'json',
  method: 'POST',
  path: '/api/appareils/:id/jeton',
  roles: 'public',
  resume: 'Answer a challenge (`messageDefi`); once.',
  params: ParId,
  query: Rien,
  body: Reponse,
  reply: z.object({
    jeton: z.string(),
    expireLe: InstantZ,
    /** The server’s clock, beside which the device shows its own. */
    maintenant: InstantZ,
    /** Highest counter known of this device: it goes on from there, never below. */
    compteur: z.int(),
  }),
});

export const confirmerEffacement = route({
  nom: 'appareils.confirmerEffacement',
  genre: 'json',
  method: 'POST',
  path: '/api/appareils/:id/effacement',
  roles: 'public',
  resume: 'The device says that nothing is left on it (`messageEffacement`).',
  params: ParId,
  query: Rien,
  body: Reponse,
  reply: Fait,
});

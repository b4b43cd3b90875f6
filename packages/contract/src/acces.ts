import { z } from 'zod';
import { Fait, Id, InstantZ, Rien, texteRequis, Vide } from './communs.ts';
import { ROLES, route } from './route.ts';

const RoleZ = z.enum(ROLES);

/** A place where the person works today, among which he chooses. */
export const AffectationMoi = z.object({
  id: Id,
  organisationId: Id,
  organisationNom: z.string(),
  siteId: Id,
  siteNom: z.string(),
  roles: z.array(RoleZ),
});

/** Who is signed in, where, and with which rights. */
export const Moi = z.object({
  compteId: Id,
  identifiant: z.string(),
  professionnelId: Id.nullable(),
  nom: z.string(),
  profession: z.string().nullable(),
  professionLibelle: z.string(),
  rpps: z.string().nullable(),
  administrateur: z.boolean(),
  roles: z.array(RoleZ),
  affectation: AffectationMoi.nullable(),
  affectations: z.array(AffectationMoi),
  sites: z.array(Id),
  captation: z.boolean(),
  signatureJusqu: InstantZ.nullable(),
  bacASable: z.boolean(),
  /** Embedded database outside the demonstration: no real data here. */
  essai: z.boolean(),
  notifications: z.int(),
});
export type MoiT = z.infer<typeof Moi>;

const Code = z
  .string()
  .trim()
  .regex(/^\d{6}$/, 'Le code a six chiffres.');
const MotDePasseNeuf = z
  .string()
  .min(12, 'Douze caractères au moins.')
  .max(200, 'Deux cents caractères au plus.');

/** What a link renews. */
export const ObjetLien = z.enum(['TOUT', 'MOT_DE_PASSE', 'SECOND_FACTEUR']);
export type ObjetLienT = z.infer<typeof ObjetLien>;

export const Identifiant = texteRequis(200, 'Choisissez un identifiant.')
  .transform((v) => v.toLowerCase())
  .refine((v) => /^[a-z0-9][a-z0-9._@+-]{2,}$/.test(v), {
    message: 'Trois caractères au moins : lettres sans accent, chiffres, point, tiret ou arobase.',
  });

export const ouvrirSession = route({
  nom: 'acces.ouvrirSession',
  genre: 'json',
  method: 'POST',
  path: '/api/session',
  roles: 'public',
  resume: 'Sign in with a password; a second factor is asked next.',
  params: Rien,
  query: Rien,
  body: z.object({
    identifiant: texteRequis(200, 'Saisissez votre identifiant.').transform((v) => v.toLowerCase()),
    motDePasse: z.string().min(1, 'Saisissez votre mot de passe.').max(200),
  }),
  reply: z.object({ etape: z.literal('SECOND_FACTEUR') }),
});

export const saisirSecondFacteur = route({
  nom: 'acces.saisirSecondFacteur',
  genre: 'json',
  method: 'POST',
  path: '/api/session/second-facteur',
  roles: 'demi-session',
  resume: 'Give the TOTP code; the session opens under a new cookie.',
  params: Rien,
  query: Rien,
  body: z.object({ code: Code }),
  reply: Moi,
});

export const lireSession = route({
  nom: 'acces.lireSession',
  genre: 'json',
  method: 'GET',
  path: '/api/session',
  roles: 'tous',
  resume: 'Who is signed in.',
  params: Rien,
  query: Rien,
  body: Vide,
  reply: Moi,
});

export const fermerSession = route({
  nom: 'acces.fermerSession',
  genre: 'json',
  method: 'DELETE',
  path: '/api/session',
  roles: 'tous',
  resume: 'Sign out: the cookie is dead at once.',
  params: Rien,
  query: Rien,
  body: Vide,
  reply: Fait,
});

export const choisirAffectation = route({
  nom: 'acces.choisirAffectation',
  genre: 'json',
  method: 'PUT',
  path: '/api/session/affectation',
  roles: 'tous',
  resume: 'Work in another of one’s places.',
  params: Rien,
  query: Rien,
  body: z.object({ affectationId: Id }),
  reply: Moi,
});

export const ouvrirPeriodeDeSignature = route({
  nom: 'acces.ouvrirPeriodeDeSignature',
  genre: 'json',
  method: 'POST',
  path: '/api/session/signature',
  roles: ['praticien'],
  resume: 'A second factor opens fifteen minutes of signing on this device.',
  params: Rien,
  query: Rien,
  body: z.object({ code: Code }),
  reply: z.object({ jusqu: InstantZ }),
});

export const lireInvitation = route({
  nom: 'acces.lireInvitation',
  genre: 'json',
  method: 'GET',
  path: '/api/invitations/:jeton',
  roles: 'public',
  resume: 'What a single-use link opens (first administrator, reset).',
  params: z.object({ jeton: z.string().min(20).max(100) }),
  query: Rien,
  body: Vide,
  reply: z.object({
    type: z.enum(['PREMIER_ADMINISTRATEUR', 'REINITIALISATION']),
    objet: ObjetLien,
    identifiant: z.string().nullable(),
  }),
});

/**
 * Step one: the password (the current one when only the second factor is renewed), answered by a TOTP secret to enrol when the
 * link renews it. Step two confirms with a code and uses the link up.
 */
export const preparerInvitation = route({
  nom: 'acces.preparerInvitation',
  genre: 'json',
  method: 'POST',
  path: '/api/invitations/:jeton/preparation',
  roles: 'public',
  resume: 'Choose a password; get the second factor to enrol.',
  params: z.object({ jeton: z.string().min(20).max(100) }),
  query: Rien,
  body: z.object({
    identifiant: Identifiant,
    motDePasse: MotDePasseNeuf,
  }),
  reply: z.object({
    secret: z.string().nullable(),
    otpauth: z.string().nullable(),
    qrSvg: z.string().nullable(),
  }),
});

export const confirmerInvitation = route({
  nom: 'acces.confirmerInvitation',
  genre: 'json',
  method: 'POST',
  path: '/api/invitations/:jeton/confirmation',
  roles: 'public',
  resume: 'Prove the second factor; the account is ready and the link is dead.',
  params: z.object({ jeton: z.string().min(20).max(100) }),
  query: Rien,
  body: z.object({ code: Code }),
  reply: Fait,
});

/** Only while the sandbox runs: the fictitious accounts and their current codes. */
export const lireComptesDemo = route({
  nom: 'acces.lireComptesDemo',
  genre: 'json',
  method: 'GET',
  path: '/api/demonstration',
  roles: 'public',
  resume: 'Fictitious accounts of the demonstration, empty when there is none.',
  params: Rien,
  query: Rien,
  body: Vide,
  reply: z.object({
    demo: z.boolean(),
    essai: z.boolean(),
    motDePasse: z.string(),
    restant: z.int(),
    comptes: z.array(
      z.object({
        identifiant: z.string(),
        nom: z.string(),
        fonction: z.string(),
        lieu: z.string(),
        code: z.string(),
      }),
    ),
  }),
});

export const CompteResume = z.object({
  id: Id,
  identifiant: z.string(),
  professionnelId: Id.nullable(),
  nom: z.string().nullable(),
  administrateur: z.boolean(),
  actif: z.boolean(),
  motDePasse: z.boolean(),
  secondFacteur: z.boolean(),
});
export type CompteResumeT = z.infer<typeof CompteResume>;

export const listerComptes = route({
  nom: 'acces.listerComptes',
  genre: 'json',
  method: 'GET',
  path: '/api/comptes',
  roles: ['administrateur'],
  resume: 'Accounts of the platform, for its administrator.',
  params: Rien,
  query: Rien,
  body: Vide,
  reply: z.object({ comptes: z.array(CompteResume) }),
});

/** The caller names the account: the same creation twice makes one. Its link is asked next. */
export const creerCompte = route({
  nom: 'acces.creerCompte',
  genre: 'json',
  method: 'PUT',
  path: '/api/comptes/:id',
  roles: ['administrateur'],
  resume: 'Open an account for a professional or for another administrator.',
  params: z.object({ id: Id }),
  query: Rien,
  body: z.object({
    identifiant: Identifiant,
    professionnelId: Id.nullable(),
    administrateur: z.boolean().default(false),
  }),
  reply: Fait,
});

export const reinitialiserCompte = route({
  nom: 'acces.reinitialiserCompte',
  genre: 'json',
  method: 'POST',
  path: '/api/comptes/:id/reinitialisation',
  roles: ['administrateur'],
  resume: 'Single-use link, shown once, that renews the password, the second factor or both.',
  params: z.object({ id: Id }),
  query: Rien,
  body: z.object({ objet: ObjetLien }),
  reply: z.object({ lien: z.string(), expireLe: InstantZ }),
});

export const changerActiviteCompte = route({
  nom: 'acces.changerActiviteCompte',
  genre: 'json',
  method: 'PUT',
  path: '/api/comptes/:id/activite',
  roles: ['administrateur'],
  resume: 'Close an account (its sessions end at once) or open it again.',
  params: z.object({ id: Id }),
  query: Rien,
  body: z.object({ actif: z.boolean() }),
  reply: Fait,
});

import { estCodeProfession, SAVOIR_FAIRE } from '@orapont/domain/identite/professions';
import { normaliserRpps, PHRASE_RPPS, verifierRpps } from '@orapont/domain/identite/rpps';
import { NATURES_ACTE } from '@orapont/domain/teleexpertise/circuit';
import { z } from 'zod';
import { cleDe, Id, Rien, texte, Vide } from './communs.ts';
import { route } from './route.ts';

/** Someone to whom a request can be sent, as the directory of the platform knows him today. */
export const CandidatRequis = z.object({
  id: Id,
  nom: z.string(),
  prenom: z.string(),
  profession: z.string(),
  professionLibelle: z.string(),
  savoirFaire: z.array(z.object({ code: z.string(), libelle: z.string() })),
  conventionne: z.boolean(),
  modeExercice: z.string(),
  lieux: z.array(
    z.object({ organisationId: Id, organisationNom: z.string(), siteId: Id, siteNom: z.string() }),
  ),
  /** On leave today; until when, if it was said. */
  absent: z.boolean(),
  absentJusqu: z.string().nullable(),
  /** Those who stand in for him. */
  remplacants: z.array(z.object({ id: Id, nom: z.string() })),
  /** Whom he stands in for. */
  remplace: z.object({ id: Id, nom: z.string() }).nullable(),
  /** He has a secured mailbox: without one, nothing can be sent to him. */
  messagerieSecurisee: z.boolean(),
});
export type CandidatRequisT = z.infer<typeof CandidatRequis>;

export const chercherRequis = route({
  nom: 'annuaire.chercherRequis',
  genre: 'json',
  method: 'GET',
  path: '/api/annuaire/requis',
  roles: ['soignant', 'preneur', 'praticien', 'coordinateur', 'secretariat'],
  resume: 'Practitioners who may be asked, found with or without accents.',
  params: Rien,
  query: z.object({
    nature: z.enum(NATURES_ACTE).optional(),
    q: texte(100).default(''),
    savoirFaire: z.string().max(10).optional(),
    page: z.coerce.number().int().min(0).max(10_000).default(0),
  }),
  body: Vide,
  /** `complet`: nobody is left after this page. */
  reply: z.object({ requis: z.array(CandidatRequis), complet: z.boolean() }),
});

/** A health professional as the national directory names him. */
export const CorrespondantNational = z.object({
  rpps: z.string(),
  nom: z.string(),
  prenom: z.string(),
  professionLibelle: z.string(),
  savoirFaire: z.array(z.object({ code: z.string(), libelle: z.string() })),
  lieux: z.array(z.object({ nom: z.string(), codePostal: z.string(), ville: z.string() })),
  /** The directory publishes a secured mailbox for him. */
  messagerieSecurisee: z.boolean(),
  /** Places of this platform where he can be asked today; `null` when nobody here has his number. */
  connu: z.array(z.object({ id: Id, siteId: Id, siteNom: z.string() })).nullable(),
});
export type CorrespondantNationalT = z.infer<typeof CorrespondantNational>;

export const chercherCorrespondant = route({
  nom: 'annuaire.chercherCorrespondant',
  genre: 'json',
  method: 'GET',
  path: '/api/annuaire/correspondants',
  roles: ['soignant', 'praticien', 'administrateur'],
  resume:
    'Health professionals of the national directory, by name or RPPS, profession, speciality and place.',
  params: Rien,
  query: z
    .object({
      q: texte(100).default(''),
      profession: z.string().refine(estCodeProfession).optional(),
      savoirFaire: cleDe(SAVOIR_FAIRE).optional(),
      lieu: texte(80).default(''),
    })
    .refine(({ q, lieu }) => q.length >= 2 || lieu.length >= 2, {
      path: ['q'],
      message: 'Écrivez un nom, ou un lieu\u00a0: au moins deux caractères.',
    }),
  body: Vide,
  reply: z.object({
    correspondants: z.array(CorrespondantNational),
    /** Nobody else matches. */
    complet: z.boolean(),
    /** Fictitious people. */
    bacASable: z.boolean(),
    /** `COPIE`: the directory does not answer, here is what was read of it lately; `ABSENT`: this installation has none. */
    etat: z.enum(['A_JOUR', 'COPIE', 'ABSENT']),
  }),
});

/** Only an administrator of the platform writes people; the rest is read again from the directory, never sent by the browser. */
export const inscrireCorrespondant = route({
  nom: 'annuaire.inscrireCorrespondant',
  genre: 'json',
  method: 'POST',
  path: '/api/annuaire/correspondants',
  roles: ['administrateur'],
  resume:
    'Enter someone of the national directory as a correspondent reached by secured mail, without account.',
  params: Rien,
  query: Rien,
  body: z
    .object({
      rpps: z
        .string()
        .transform(normaliserRpps)
        .refine((rpps) => verifierRpps(rpps).accord, PHRASE_RPPS.RPPS_FORME),
      /** The public directory does not say it. */
      conventionne: z.boolean(),
    })
    .strict(),
  reply: z.object({ id: Id }),
});

import { NATURES_ACTE } from '@orapont/domain/teleexpertise/circuit';
import { z } from 'zod';
import { Id, Rien, texte, Vide } from './communs.ts';
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

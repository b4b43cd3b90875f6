import { CODES_ECHELLE } from '@orapont/domain/evaluation/catalogue';
import { PROFILS } from '@orapont/domain/evaluation/echelle';
import { z } from 'zod';
import { Id, InstantZ, ParId, parmi, Rien, texte, Vide } from './communs.ts';
import { EQUIPE } from './equipe.ts';
import { route } from './route.ts';

export const CodeEchelleZ = parmi(CODES_ECHELLE);
const Reponses = z.record(z.string().max(40), z.union([z.int().min(0).max(10), z.literal('NA')]));

/**
 * One observation, whole in itself: made with or without a network, delivered once. The scale says which answers it takes; an item
 * that is absent was not looked at.
 */
export const EvaluationZ = z.object({
  id: Id,
  echelle: CodeEchelleZ,
  reponses: Reponses,
  faiteLe: InstantZ,
  commentaire: texte(500).default(''),
  /** The act for which it was made. */
  acteId: Id.nullable().default(null),
  /** The observation that it corrects, which stays. */
  remplaceId: Id.nullable().default(null),
});
export type EvaluationT = z.infer<typeof EvaluationZ>;

/** An observation as another organisation reads it: what was answered, and the sentences as they were said that day. */
export const EvaluationCitee = z.object({
  echelle: z.string(),
  libelle: z.string(),
  faiteLe: InstantZ,
  par: z.string(),
  phrases: z.array(z.string()),
  commentaire: z.string(),
  source: z.string(),
});
export type EvaluationCiteeT = z.infer<typeof EvaluationCitee>;

export const EvaluationLue = EvaluationZ.extend({
  auteur: z.string(),
  saisieLe: InstantZ,
  /** Another one corrects it. */
  remplacee: z.boolean(),
});
export type EvaluationLueT = z.infer<typeof EvaluationLue>;

export const listerEvaluations = route({
  nom: 'evaluation.lister',
  genre: 'json',
  method: 'GET',
  path: '/api/dossiers/:id/evaluations',
  roles: EQUIPE,
  resume: 'Observations of a person, oldest first, corrected ones included; the profile that is proposed.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.object({
    identite: z.string(),
    profil: parmi(PROFILS),
    ecrire: z.boolean(),
    evaluations: z.array(EvaluationLue),
  }),
});

/** Safe to ask again: the same id is one observation. */
export const enregistrerEvaluation = route({
  nom: 'evaluation.enregistrer',
  genre: 'json',
  method: 'PUT',
  path: '/api/dossiers/:id/evaluations',
  roles: EQUIPE,
  resume: 'Keep an observation; a correction names the one that it replaces.',
  params: ParId,
  query: Rien,
  body: EvaluationZ,
  reply: z.object({ id: Id, phrases: z.array(z.string()) }),
});

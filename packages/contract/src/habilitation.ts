import { MODULES_FORMATION } from '@orapont/domain/habilitation/formation';
import { z } from 'zod';
import { Id, Jour, parmi, Rien, Vide } from './communs.ts';
import { EQUIPE } from './equipe.ts';
import { route } from './route.ts';

const LieuZ = z.object({ siteId: Id, siteNom: z.string() });

/** Whether one may take pictures: where, until when, what is missing, whom to ask. */
export const MonDroit = z.object({
  jour: Jour,
  /** Places where pictures may be taken today. */
  lieux: z.array(LieuZ.extend({ jusquAu: Jour.nullable(), tournee: z.boolean() })),
  profession: z.object({ libelle: z.string(), habilitee: z.boolean(), dispensee: z.boolean() }),
  modules: z.array(
    z.object({
      code: parmi(MODULES_FORMATION),
      libelle: z.string(),
      obtenuLe: Jour.nullable(),
      jusquAu: Jour.nullable(),
      valide: z.boolean(),
    }),
  ),
  accord: z.boolean(),
  /** What stands in the way, and what to do. */
  obstacles: z.array(z.string()),
  /** Last day of the training; null when it has no end. */
  jusquAu: Jour.nullable(),
  rappel: z.boolean(),
  /** Whom to ask for a training or a place, in this organisation. */
  contacts: z.array(z.object({ nom: z.string(), fonction: z.string() })),
});
export type MonDroitT = z.infer<typeof MonDroit>;

export const lireMonDroit = route({
  nom: 'habilitation.lireMonDroit',
  genre: 'json',
  method: 'GET',
  path: '/api/habilitation/moi',
  roles: EQUIPE,
  resume: 'My right to take pictures today.',
  params: Rien,
  query: Rien,
  body: Vide,
  reply: MonDroit,
});

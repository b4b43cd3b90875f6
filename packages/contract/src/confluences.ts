import { z } from 'zod';
import { Id, Rien } from './communs.ts';
import { EQUIPE } from './equipe.ts';
import { route } from './route.ts';

/** The way to a draft that other software began: opened once, by the one who asks. */
export const ouvrirLien = route({
  nom: 'confluences.ouvrirLien',
  genre: 'json',
  method: 'POST',
  path: '/api/confluences/ouvertures',
  roles: EQUIPE,
  resume: 'Open the link that other software was given for a draft; it serves once, for the person who asks.',
  params: Rien,
  query: Rien,
  body: z.object({ jeton: z.string().min(1).max(100) }).strict(),
  reply: z.object({
    demandeId: Id,
    logiciel: z.string(),
    /** What that software says of the consent; it is gathered here all the same. */
    consentement: z.boolean().nullable(),
  }),
});

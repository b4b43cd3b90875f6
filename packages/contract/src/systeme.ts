import { z } from 'zod';
import { Rien, Vide } from './communs.ts';
import { route } from './route.ts';

export const sante = route({
  nom: 'systeme.sante',
  genre: 'protocole',
  method: 'GET',
  path: '/api/sante',
  roles: 'public',
  resume: 'Is the server able to answer, its database included?',
  params: Rien,
  query: z.object({}),
  body: Vide,
  reply: z.object({ etat: z.enum(['PRET', 'BASE_INDISPONIBLE']) }),
});

export const openapi = route({
  nom: 'systeme.openapi',
  genre: 'protocole',
  method: 'GET',
  path: '/api/openapi.json',
  roles: 'public',
  resume: 'This description of the interface (OpenAPI 3.1).',
  params: Rien,
  query: z.object({}),
  body: Vide,
  reply: z.unknown(),
});

/** Pages and their files: everything that is not under /api. */
export const page = route({
  nom: 'systeme.page',
  genre: 'protocole',
  method: 'GET',
  path: '/*',
  roles: 'public',
  resume: 'The web application.',
  params: z.object({ '*': z.string() }),
  query: z.looseObject({}),
  body: Vide,
  reply: z.unknown(),
});

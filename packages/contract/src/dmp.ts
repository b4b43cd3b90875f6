import { z } from 'zod';
import { Fait, InstantZ, Rien, Vide } from './communs.ts';
import { route } from './route.ts';

// Sandbox of the DMP: mounted only while it stands in for the service. Everyone in it is fictitious.

const Oid = z.string().regex(/^[0-9][0-9.]{0,127}$/);

export const DocumentDepose = z.object({
  identifiant: Oid,
  matricule: z.string(),
  titre: z.string(),
  auteur: z.string(),
  type: z.string(),
  octets: z.int(),
  deposeLe: InstantZ,
  statut: z.enum(['EN_VIGUEUR', 'REMPLACE']),
  remplace: Oid.nullable(),
  masquages: z.array(z.string()),
});
export type DocumentDeposeT = z.infer<typeof DocumentDepose>;

export const lireDepots = route({
  nom: 'dmp.lireDepots',
  genre: 'json',
  method: 'GET',
  path: '/api/bac-a-sable/dmp',
  roles: 'public',
  resume:
    'Documents of the sandbox DMP, latest first, and the spaces that were closed (fictitious people only).',
  params: Rien,
  query: Rien,
  body: Vide,
  reply: z.object({ documents: z.array(DocumentDepose), fermes: z.array(z.string()) }),
});

export const telechargerDepot = route({
  nom: 'dmp.telechargerDepot',
  genre: 'fichier',
  method: 'GET',
  path: '/api/bac-a-sable/dmp/:identifiant',
  roles: 'public',
  resume: 'A document of the sandbox DMP, byte for byte.',
  params: z.object({ identifiant: Oid }),
  query: Rien,
  body: Vide,
  reply: z.unknown(),
});

export const fermerEspace = route({
  nom: 'dmp.fermerEspace',
  genre: 'json',
  method: 'PUT',
  path: '/api/bac-a-sable/dmp/espaces',
  roles: 'public',
  resume: 'Close a fictitious space of the sandbox DMP, or open it again.',
  params: Rien,
  query: Rien,
  body: z.object({
    matricule: z.string().regex(/^[0-9AB]{15}$/, 'Écrivez les 15 caractères de l’INS.'),
    ferme: z.boolean(),
  }),
  reply: Fait,
});

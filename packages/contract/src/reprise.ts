import { z } from 'zod';
import { Fait, Id, InstantZ, ParId, Rien, Vide } from './communs.ts';
import { route } from './route.ts';

/** What comes in from another Orapont: tried first, line by line, then done. */

/** A part of an export, with room for one record that goes past its size. */
export const REPRISE_OCTETS_MAX = 4_000_000_000;

export const SORTS = {
  A_CREER: 'Sera repris',
  CREE: 'Repris',
  DEJA: 'Déjà là',
  A_VOIR: 'À voir par une personne',
  REFUSE: 'Refusé',
  LISIBLE: 'Copie lisible, rien à reprendre',
} as const;
export type Sort = keyof typeof SORTS;
const SortZ = z.enum(Object.keys(SORTS) as [Sort, ...Sort[]]);

const RepriseZ = z.object({
  id: Id,
  etat: z.enum(['EXAMEN', 'EXAMINEE', 'EN_COURS', 'TERMINEE', 'REFUSEE']),
  refus: z.string().nullable(),
  site: z.string(),
  deposePar: z.string(),
  deposeLe: InstantZ,
  termineLe: InstantZ.nullable(),
  octets: z.int(),
  comptes: z.array(z.object({ sort: SortZ, nombre: z.int() })),
  /** The first lines that a person should read. */
  ecarts: z.array(z.object({ chemin: z.string(), sort: SortZ, motif: z.string() })),
});
export type RepriseT = z.infer<typeof RepriseZ>;

const COLLECTION = '/api/organisations/:id/reprises';
const ParReprise = z.object({ id: Id, repriseId: Id });
const administrateur = ['administrateur'] as const;

export const listerReprises = route({
  nom: 'reprise.lister',
  genre: 'json',
  method: 'GET',
  path: COLLECTION,
  roles: administrateur,
  resume: 'Archives brought in, newest first, with what became of their files.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.object({
    sites: z.array(z.object({ id: Id, nom: z.string() })),
    reprises: z.array(RepriseZ),
  }),
});

export const deposerArchive = route({
  nom: 'reprise.deposer',
  genre: 'televersement',
  method: 'PUT',
  path: `${COLLECTION}/:repriseId/archive`,
  roles: administrateur,
  resume:
    'Brings an archive in, as a stream of bytes; it is then examined, and nothing is written in a record.',
  params: ParReprise,
  query: z.object({ site: Id }),
  body: Vide,
  reply: z.any(),
});

export const accorderReprise = route({
  nom: 'reprise.accorder',
  genre: 'json',
  method: 'POST',
  path: `${COLLECTION}/:repriseId/accord`,
  roles: administrateur,
  resume: 'Does what the examination said. Asked twice, it is done once.',
  params: ParReprise,
  query: Rien,
  body: Vide,
  reply: Fait,
});

export const lireRapport = route({
  nom: 'reprise.lireRapport',
  genre: 'fichier',
  method: 'GET',
  path: `${COLLECTION}/:repriseId/rapport`,
  roles: administrateur,
  resume: 'One line for each file of the archive, for a spreadsheet.',
  params: ParReprise,
  query: Rien,
  body: Vide,
  reply: z.any(),
});

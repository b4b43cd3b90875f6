import { z } from 'zod';
import { cleDe, Fait, Id, InstantZ, ParId, Rien, Vide } from './communs.ts';
import { route } from './route.ts';
import { ParEnvoi } from './televersement.ts';

/** What comes in from elsewhere: tried first, line by line, then done. */

/** What an archive is made of; found out by looking into it. */
export const MODES_REPRISE = {
  ORAPONT: 'Export d’un autre Orapont',
  FHIR: 'Lot de ressources FHIR',
  CDA: 'Documents de santé (CDA, XDM)',
  LISTE: 'Liste de personnes et images',
} as const;
export type ModeReprise = keyof typeof MODES_REPRISE;

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
const SortZ = cleDe(SORTS);

const RepriseZ = z.object({
  id: Id,
  etat: z.enum(['EXAMEN', 'EXAMINEE', 'EN_COURS', 'TERMINEE', 'REFUSEE', 'INTERROMPUE']),
  /** Why nothing of it can be taken, or why it stopped on its way. */
  refus: z.string().nullable(),
  source: cleDe(MODES_REPRISE).nullable(),
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

const cheminTus = '/api/reprises/envois' as const;
/** `Upload-Metadata` of an archive: where it is brought in. */
export const MetadonneesArchive = z.object({ organisationId: Id });
const envoi = {
  genre: 'televersement',
  roles: administrateur,
  query: Rien,
  body: Vide,
  reply: Vide,
} as const;

export const ouvrirEnvoiArchive = route({
  ...envoi,
  nom: 'reprise.ouvrirEnvoi',
  method: 'POST',
  path: cheminTus,
  resume: 'Open a resumable upload (tus 1.0.0) of an archive.',
  params: Rien,
});

export const suivreEnvoiArchive = route({
  ...envoi,
  nom: 'reprise.suivreEnvoi',
  method: 'HEAD',
  path: `${cheminTus}/:id`,
  resume: 'How many bytes of an archive are safe.',
  params: ParEnvoi,
});

export const poursuivreEnvoiArchive = route({
  ...envoi,
  nom: 'reprise.poursuivreEnvoi',
  method: 'PATCH',
  path: `${cheminTus}/:id`,
  resume: 'Send the next bytes of an archive.',
  params: ParEnvoi,
});

export const abandonnerEnvoiArchive = route({
  ...envoi,
  nom: 'reprise.abandonnerEnvoi',
  method: 'DELETE',
  path: `${cheminTus}/:id`,
  resume: 'Drop an archive that is on its way.',
  params: ParEnvoi,
});

/** Refusals: 404 `ENVOI_PERDU` (upload again), 409 `ENVOI_INCOMPLET` (go on). */
export const deposerArchive = route({
  nom: 'reprise.deposer',
  genre: 'json',
  method: 'POST',
  path: `${COLLECTION}/:repriseId`,
  roles: administrateur,
  resume: 'Brings in an archive whose bytes have come; it is examined, and nothing is written in a record.',
  params: ParReprise,
  query: Rien,
  body: z.object({ envoi: ParEnvoi.shape.id, site: Id }).strict(),
  reply: z.object({ id: Id }),
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

export const ecarterReprise = route({
  nom: 'reprise.ecarter',
  genre: 'json',
  method: 'DELETE',
  path: `${COLLECTION}/:repriseId`,
  roles: administrateur,
  resume: 'Drops an archive that was tried, and its bytes; its report stays. 409 once it was agreed to.',
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

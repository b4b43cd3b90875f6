import { z } from 'zod';
import { Fait, Id, InstantZ, ParId, Rien, Vide } from './communs.ts';
import { route } from './route.ts';

/** What leaves in open formats, and how whoever opens it checks that nothing is missing. */

/** Grows when what an older reader understood changes its meaning. */
export const VERSION_FORMAT = 1;

export const NATURES_FICHIER = [
  'DONNEES',
  'FHIR',
  'DOCUMENT',
  'IMAGE',
  'DICOM',
  'PHOTO_IDENTITE',
  'TABLEAU',
  'LISEZ_MOI',
] as const;
export type NatureFichier = (typeof NATURES_FICHIER)[number];

const Empreinte = z.string().regex(/^[0-9a-f]{64}$/);

/** The last entry of every archive: each file with its size and its digest, and what should be there and is not. */
export const Manifeste = z.object({
  format: z.literal('orapont-export'),
  version: z.literal(VERSION_FORMAT),
  perimetre: z.enum(['DOSSIER', 'ORGANISATION']),
  organisation: z.object({ id: Id, nom: z.string(), finess: z.string().nullable() }),
  faitLe: InstantZ,
  partie: z.int().positive(),
  fichiers: z.array(
    z.object({
      chemin: z.string(),
      nature: z.enum(NATURES_FICHIER),
      type: z.string(),
      octets: z.int().min(0),
      sha256: Empreinte,
      dossierId: Id.nullable(),
      /** The id under which it is known here; null for what is made for the export. */
      id: Id.nullable(),
    }),
  ),
  absents: z.array(
    z.object({ chemin: z.string(), nature: z.enum(NATURES_FICHIER), dossierId: Id, motif: z.string() }),
  ),
});
export type ManifesteT = z.infer<typeof Manifeste>;

export const exporterDossier = route({
  nom: 'export.dossier',
  genre: 'fichier',
  method: 'GET',
  path: '/api/dossiers/:id/export',
  roles: ['soignant', 'praticien'],
  resume: 'One whole record in open formats, in a zip with a manifest of digests.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.any(),
});

export const ETATS_EXPORT = ['EN_PREPARATION', 'PRET', 'EFFACE'] as const;

const ExportZ = z.object({
  id: Id,
  etat: z.enum(ETATS_EXPORT),
  demandePar: z.string(),
  demandeLe: InstantZ,
  pretLe: InstantZ.nullable(),
  expireLe: InstantZ,
  dossiers: z.int(),
  dossiersFaits: z.int(),
  parties: z.array(
    z.object({
      numero: z.int(),
      octets: z.int(),
      sha256: Empreinte,
      fichiers: z.int(),
      absents: z.int(),
      dossiers: z.int(),
    }),
  ),
});
export type ExportT = z.infer<typeof ExportZ>;

const COLLECTION = '/api/organisations/:id/exports';
const ParExport = z.object({ id: Id, exportId: Id });
const administrateur = ['administrateur'] as const;

export const listerExports = route({
  nom: 'export.lister',
  genre: 'json',
  method: 'GET',
  path: COLLECTION,
  roles: administrateur,
  resume: 'Exports of a whole organisation, newest first, with their parts.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.object({ organisation: z.string(), dossiers: z.int(), exports: z.array(ExportZ) }),
});

export const preparerExport = route({
  nom: 'export.preparer',
  genre: 'json',
  method: 'POST',
  path: COLLECTION,
  roles: administrateur,
  resume: 'Prepares everything that an organisation keeps, in parts of bounded size. One at a time.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.object({ id: Id }),
});

export const effacerExport = route({
  nom: 'export.effacer',
  genre: 'json',
  method: 'POST',
  path: `${COLLECTION}/:exportId/effacement`,
  roles: administrateur,
  resume: 'Sheds the parts of an export before its date.',
  params: ParExport,
  query: Rien,
  body: Vide,
  reply: Fait,
});

export const lirePartie = route({
  nom: 'export.lirePartie',
  genre: 'fichier',
  method: 'GET',
  path: `${COLLECTION}/:exportId/parties/:numero`,
  roles: administrateur,
  resume: 'One part of an export, whole or from where a download stopped (Range).',
  params: ParExport.extend({ numero: z.string().regex(/^[1-9]\d{0,5}$/) }),
  query: Rien,
  body: Vide,
  reply: z.any(),
});

export const lireEmpreintes = route({
  nom: 'export.lireEmpreintes',
  genre: 'fichier',
  method: 'GET',
  path: `${COLLECTION}/:exportId/empreintes`,
  roles: administrateur,
  resume: 'Digests of the parts, as `sha256sum --check` reads them.',
  params: ParExport,
  query: Rien,
  body: Vide,
  reply: z.any(),
});

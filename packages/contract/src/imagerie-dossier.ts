import { z } from 'zod';
import { Id, InstantZ, ParId, Rien, Vide } from './communs.ts';
import { TechniqueZ } from './media-technique.ts';
import { route } from './route.ts';

/** Those who read the documents of a record. */
const LECTEURS = ['soignant', 'praticien'] as const;

/** What viewers draw of a pile: of how many received pictures it was made, and its measures. */
export const CopieZ = z.object({ de: z.int(), technique: TechniqueZ });
export type CopieT = z.infer<typeof CopieZ>;

/** What is opened as one: the slices of an examination, or a single picture. Its id is that of the picture that stands for it. */
export const PileZ = z.object({
  id: Id,
  description: z.string(),
  modalite: z.string(),
  images: z.int(),
  /** PREPARATION: its copy is being made. ILLISIBLE: kept, and nothing of it can be shown. */
  etat: z.enum(['PREPARATION', 'PRETE', 'ILLISIBLE']),
  technique: TechniqueZ.nullable(),
  texteIncruste: z.boolean(),
});
export type PileT = z.infer<typeof PileZ>;

export const EtudeDuDossierZ = z.object({
  id: Id,
  version: z.int(),
  description: z.string(),
  faiteLe: z.string().nullable(),
  recueLe: InstantZ,
  origine: z.string(),
  modalites: z.array(z.string()),
  rattacheeParNom: z.string(),
  rattacheeLe: InstantZ,
  /** The request in which its pictures were put. */
  acteId: Id.nullable(),
  piles: z.array(PileZ),
  /** This person may take it out of the record. */
  detachable: z.boolean(),
});
export type EtudeDuDossierT = z.infer<typeof EtudeDuDossierZ>;

export const listerDuDossier = route({
  nom: 'imagerie.listerDuDossier',
  genre: 'json',
  method: 'GET',
  path: '/api/imagerie/dossiers/:id/etudes',
  roles: LECTEURS,
  resume: 'Received studies that were attached to a record, the newest first.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.object({ etudes: z.array(EtudeDuDossierZ) }),
});

export const lireCoupeRecue = route({
  nom: 'imagerie.lireCoupe',
  genre: 'fichier',
  method: 'GET',
  path: '/api/imagerie/instances/:id/coupes/:numero',
  roles: LECTEURS,
  resume: 'Values of one slice of a received examination, little endian, compressed in transit.',
  params: z.object({ id: Id, numero: z.coerce.number().int().min(0).max(9_999) }),
  query: Rien,
  body: Vide,
  reply: z.any(),
});

export const exporterEtudeAnonyme = route({
  nom: 'imagerie.exporterEtude',
  genre: 'fichier',
  method: 'GET',
  path: '/api/imagerie/etudes/:id/anonyme',
  roles: LECTEURS,
  resume: 'A received study as DICOM without what tells of whom it is (PS3.15 annex E, subset), in a zip.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.any(),
});

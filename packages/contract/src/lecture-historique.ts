import { z } from 'zod';
import { Id, InstantZ, ParId, Rien, Vide } from './communs.ts';
import { EQUIPE } from './equipe.ts';
import { ObservationBoucheZ, PresentationZ } from './lecture-bouche.ts';
import { ModaliteZ } from './media-technique.ts';
import { CodeVueZ } from './protocole.ts';
import { route } from './route.ts';

/** A picture that an answer stood on, as the reader's own record keeps it. */
export const ImageGardee = z.object({
  id: Id,
  vue: CodeVueZ,
  vueLibelle: z.string(),
  modalite: ModaliteZ,
  miroir: z.boolean(),
  largeur: z.int(),
  hauteur: z.int(),
  prisLe: InstantZ.nullable(),
});

/** What one signed answer states of a mouth, on its day. */
export const SchemaSigne = z.object({
  compteRenduId: Id,
  acteId: Id,
  numero: z.string(),
  signeLe: InstantZ,
  signataire: z.string(),
  structure: z.string(),
  chart: ObservationBoucheZ,
  /** Empty on the requérant's side: his pictures stand with the request. */
  images: z.array(ImageGardee),
});
export type SchemaSigneT = z.infer<typeof SchemaSigne>;

/** The newest first; one for each act, in its version in force. */
const Historique = z.object({ schemas: z.array(SchemaSigne) });

export const lireHistoriqueLecture = route({
  nom: 'lecture.historique',
  genre: 'json',
  method: 'GET',
  path: '/api/lectures/:id/historique',
  roles: ['praticien'],
  resume: 'Earlier signed charts of the same person that the reader’s own organisation keeps; traced.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: Historique,
});

export const lireBoucheDossier = route({
  nom: 'dossier.lireBouche',
  genre: 'json',
  method: 'GET',
  path: '/api/dossiers/:id/bouche',
  roles: ['soignant', 'praticien'],
  resume: 'Signed charts of a record, by date, from whichever side it stands; traced.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: Historique,
});

export const lirePresentation = route({
  nom: 'dossier.lirePresentation',
  genre: 'json',
  method: 'GET',
  path: '/api/dossiers/:id/presentation',
  roles: EQUIPE,
  resume:
    'Which teeth stand in a mouth, from its latest signed chart; nothing of what was found on them. Traced.',
  params: ParId,
  query: Rien,
  body: Vide,
  /** Null when nothing was ever signed. */
  reply: z.object({ presentation: PresentationZ.nullable() }),
});

export const lireImageGardee = route({
  nom: 'compteRendu.lireImage',
  genre: 'fichier',
  method: 'GET',
  path: '/api/comptes-rendus/:id/images/:media/:rendu',
  roles: ['soignant', 'praticien'],
  resume: 'A picture that a signed answer stood on, re-encoded from the copy in the reader’s own record.',
  params: z.object({ id: Id, media: Id, rendu: z.enum(['vignette', 'lecture']) }),
  query: Rien,
  body: Vide,
  reply: Vide,
});

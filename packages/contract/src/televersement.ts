import { z } from 'zod';
import { Id, InstantZ, Rien, Vide } from './communs.ts';
import { EQUIPE } from './equipe.ts';
import { GenreMediaZ, ModaliteZ, VueZ } from './media-technique.ts';
import { route } from './route.ts';

const cheminTus = '/api/televersements' as const;
export const ParEnvoi = z.object({ id: z.string().regex(/^[0-9a-f]{32}$/) });

/** Metadata of `Upload-Metadata`: read to refuse early, and asked again when the picture is filed. */
export const MetadonneesEnvoi = z.object({
  acteId: Id,
  mediaId: Id,
  vue: VueZ,
  modalite: ModaliteZ,
  moyen: z.enum(['PRISE', 'IMPORT']),
  /** Announced, so that a heavy file may travel; what it is, its bytes say. A photograph unless told. */
  genre: GenreMediaZ.optional(),
  auteurId: Id.optional(),
  prisLe: InstantZ.optional(),
});

export const ouvrirTeleversement = route({
  nom: 'medias.ouvrirTeleversement',
  genre: 'televersement',
  method: 'POST',
  path: cheminTus,
  roles: EQUIPE,
  resume: 'Open a resumable upload (tus 1.0.0) towards an act.',
  params: Rien,
  query: Rien,
  body: Vide,
  reply: Vide,
});

export const suivreTeleversement = route({
  nom: 'medias.suivreTeleversement',
  genre: 'televersement',
  method: 'HEAD',
  path: `${cheminTus}/:id`,
  roles: EQUIPE,
  resume: 'How many bytes of an upload are safe.',
  params: ParEnvoi,
  query: Rien,
  body: Vide,
  reply: Vide,
});

export const poursuivreTeleversement = route({
  nom: 'medias.poursuivreTeleversement',
  genre: 'televersement',
  method: 'PATCH',
  path: `${cheminTus}/:id`,
  roles: EQUIPE,
  resume: 'Send the next bytes of an upload.',
  params: ParEnvoi,
  query: Rien,
  body: Vide,
  reply: Vide,
});

export const abandonnerTeleversement = route({
  nom: 'medias.abandonnerTeleversement',
  genre: 'televersement',
  method: 'DELETE',
  path: `${cheminTus}/:id`,
  roles: EQUIPE,
  resume: 'Drop an upload.',
  params: ParEnvoi,
  query: Rien,
  body: Vide,
  reply: Vide,
});

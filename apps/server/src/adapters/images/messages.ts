import type { Derivees, ImageGardee, RejetImage, Rotation } from '../../features/medias/ports.ts';

/** What the server and the process that decodes say to each other. */
export type Tache =
  | { readonly geste: 'ingerer'; readonly octets: Uint8Array }
  | { readonly geste: 'deriver'; readonly octets: Uint8Array; readonly rotation: Rotation };

export type Reponse = ImageGardee | Derivees | RejetImage;

/** The answer, and what the process weighs once it is given. */
export type Retour = { readonly reponse: Reponse; readonly memoire: number };

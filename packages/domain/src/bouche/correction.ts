import type { CodeFdi } from './dents.ts';
import type { Face } from './faces.ts';
import type { CodeSite } from './muqueuse.ts';
import type { MotifNonVue } from './observation.ts';

/** « On ne voit pas la 37 », said by whoever held the camera; no face named means all of them. */
export type Correction = { readonly visibilite: 'PARTIELLE' | 'NON_VUE'; readonly motif: MotifNonVue } & (
  | { readonly sorte: 'DENT'; readonly dent: CodeFdi; readonly faces: readonly Face[] }
  | { readonly sorte: 'SITE'; readonly site: CodeSite }
);

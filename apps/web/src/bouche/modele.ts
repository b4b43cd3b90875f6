import type { CodeFdi } from '@orapont/domain/bouche/dents';
import type { Face } from '@orapont/domain/bouche/faces';
import type { CodeSite } from '@orapont/domain/bouche/muqueuse';
import type { CleSurface } from '@orapont/domain/bouche/surface';

/** What a finger lands on: a whole tooth, one of its faces, a mucosal site. */
export type CibleCarte =
  | { readonly sorte: 'DENT'; readonly dent: CodeFdi }
  | { readonly sorte: 'FACE'; readonly dent: CodeFdi; readonly face: Face }
  | { readonly sorte: 'SITE'; readonly site: CodeSite };

/** « Cette dent n’est plus là », « elle est là », whatever the last chart says. */
export type DirePresence = (dent: CodeFdi, presente: boolean) => void;

/** Surfaces to point at, and the word for them: « demandées par le dentiste », « que montre cette vue ». */
export interface Surbrillance {
  readonly cles: ReadonlySet<CleSurface>;
  readonly mot: string;
}

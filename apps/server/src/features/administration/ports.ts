import type { Bd } from '../../kernel/bd.ts';

export type DepsAdministration = {
  readonly bd: Bd;
  readonly maintenant: () => Date;
  /** Fictitious structures: their FINESS numbers fail the key. */
  readonly demo: boolean;
};

/** Who acts: an administrator signed in, or someone at the command line of the server. */
export type Auteur = { readonly compteId: string | undefined; readonly nom: string };

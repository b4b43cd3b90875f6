import type { Bd } from '../../kernel/bd.ts';

export type DepsDispositifs = { readonly bd: Bd; readonly maintenant: () => Date };

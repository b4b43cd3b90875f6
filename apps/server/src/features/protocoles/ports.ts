import type { Bd } from '../../kernel/bd.ts';

export type DepsProtocoles = { readonly bd: Bd; readonly maintenant: () => Date };

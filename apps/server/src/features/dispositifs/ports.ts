import type { Bd, Tx } from '../../kernel/bd.ts';
import type { SessionSoin } from '../../kernel/session.ts';

export type DepsDispositifs = { readonly bd: Bd; readonly maintenant: () => Date };

/** A disinfection told by another way than the screen of the devices; a device that is not known here is left alone. */
export type InscrireDesinfection = (
  tx: Tx,
  par: SessionSoin,
  ligne: {
    readonly id: string;
    readonly dispositifId: string;
    readonly le: string;
    readonly produit: string;
  },
) => Promise<void>;

import type { LotXdm, MotifArchive } from '../../features/echange/ports.ts';

/** What is asked of the process that opens mail. */
export type Tache =
  | { readonly geste: 'archiver'; readonly lot: LotXdm }
  | { readonly geste: 'ouvrir' | 'lire'; readonly octets: Uint8Array };

/** What it answers: the thing made, why a stranger's bytes are not readable, or that it failed. */
export type Reponse =
  | { readonly fait: unknown }
  | { readonly archive: MotifArchive }
  | { readonly message: string }
  | { readonly panne: true };

import type { AppelantDimse } from '../../features/imagerie/ports.ts';

/** What the process that listens says to the server. `n` is an association. */
export type DeLaPorte =
  | { readonly type: 'ouverte'; readonly port: number }
  | { readonly type: 'occupee' }
  | { readonly type: 'association'; readonly n: number; readonly appelant: AppelantDimse }
  | {
      readonly type: 'debut';
      readonly n: number;
      readonly syntaxe: string;
      readonly classe: string;
      readonly sop: string;
    }
  | { readonly type: 'morceau'; readonly n: number; readonly octets: Uint8Array }
  | { readonly type: 'fin'; readonly n: number }
  | { readonly type: 'partie'; readonly n: number };

export type VersLaPorte =
  | { readonly type: 'ecouter'; readonly port: number; readonly hote: string }
  | { readonly type: 'verdict'; readonly n: number; readonly accord: boolean }
  | { readonly type: 'statut'; readonly n: number; readonly statut: number };

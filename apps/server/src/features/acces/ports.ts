import type { Bd } from '../../kernel/bd.ts';

/** Fictitious accounts of the demonstration, given by whoever loads it. Secrets of fictitious people only. */
export type ComptesDemo = {
  readonly motDePasse: string;
  readonly comptes: readonly {
    readonly identifiant: string;
    readonly nom: string;
    readonly fonction: string;
    readonly lieu: string;
  }[];
};

export type DepsAcces = {
  readonly bd: Bd;
  readonly maintenant: () => Date;
  /** `lireSecret(dossier, 'acces')`: encrypts the second factors. */
  readonly cle: Buffer;
  /** The sandbox runs: fictitious people only. */
  readonly demo: boolean;
  /** Embedded database without the demonstration: for trying, no real data. */
  readonly essai: boolean;
  /** Public origin, which a link carries. */
  readonly origine: string;
  readonly comptesDemo: () => Promise<ComptesDemo | null>;
};

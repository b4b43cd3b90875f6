import type { Bd } from '../../kernel/bd.ts';

export type DepsAppareils = {
  readonly bd: Bd;
  readonly maintenant: () => Date;
  /** `lireSecret(dossier, 'appareils')`: signs the challenges. */
  readonly cle: Buffer;
  /** Public origin: what a device signs is for this server only. */
  readonly origine: string;
};

/** A device of the caller's organisation, as another capability knows it: read in the caller's own transaction. */
export type AppareilConnu = {
  readonly id: string;
  readonly nom: string;
  readonly siteId: string;
  readonly cle: unknown;
};

import type { Conduite, Reponse } from './attente.ts';
import type { LignePrise } from './base-locale.ts';
import type { Fiche } from './coffre.ts';

/** What came of a try. An acknowledgement carries the digest of what the server has received. */
export type Livraison =
  | { readonly sorte: 'RECUE' | 'LECTURE_RECUE'; readonly empreinte: string | null }
  /** The server has looked at the picture and does not keep it. */
  | { readonly sorte: 'REJETEE'; readonly phrase: string }
  | ({ readonly sorte: 'REPONSE'; readonly phrase?: string | undefined } & Reponse);

export type Trajet = {
  readonly ligne: LignePrise;
  readonly fiche: Fiche;
  readonly surAvance: (envoyes: number) => void;
  /** A person took the picture back while it was leaving. */
  readonly signal: AbortSignal;
};

/** A way to the server: who speaks, and by which routes. */
export type Voie = {
  /** Why nothing can leave by it now, in one sentence. */
  readonly frein: (ligne: LignePrise) => string | undefined;
  readonly livrer: (trajet: Trajet) => Promise<Livraison>;
  /** Takes back what the server has received of a picture that a person gave up. */
  /** Who speaks must be known again, or may speak no more. */
  readonly surConduite: (conduite: Extract<Conduite, 'SESSION' | 'FERMER' | 'EFFACER'>) => void;
  readonly abandonner: (ligne: LignePrise) => Promise<void>;
};

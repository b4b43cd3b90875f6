import type { KeyObject } from 'node:crypto';

/** A dossier is the unit of encryption: one key each, so that shedding one key sheds one dossier. */
export type RefDossier = { readonly organisationId: string; readonly dossierId: string };

export type Cle = { readonly version: number; readonly secret: KeyObject };

/**
 * The key of each dossier, kept outside the application's database and its backups.
 *
 * @source DESIGN.md, ground rule 4
 */
export type Trousseau = {
  /** The dossier's key, made durable on first use. Refuses `CLE_DETRUITE` once the key was destroyed. */
  cle(ref: RefDossier): Promise<Cle>;
  /** Sheds everything encrypted under the key: irreversible, and no later use brings a key back. */
  detruire(ref: RefDossier): Promise<void>;
};

export type RefObjet = RefDossier & { readonly objetId: string; readonly version: number };

/** Bytes of the plaintext, as `slice` counts them: `debut` included, `fin` excluded. */
export type Plage = { readonly debut?: number | undefined; readonly fin?: number | undefined };

/** `empreinte` is the SHA-256 of the plaintext, in hexadecimal. */
export type Depot = { readonly octets: number; readonly empreinte: string };

/**
 * Encrypted storage of pictures and documents. An object exists whole or not at all: `ecrire` answers when it is
 * durable, and writing the same reference again replaces it in one step.
 */
export type Objets = {
  ecrire(ref: RefObjet, source: AsyncIterable<Uint8Array>): Promise<Depot>;
  /** Authenticated bytes only; fails before the first byte when the object is missing or was shortened. */
  lire(ref: RefObjet, plage?: Plage): AsyncIterable<Uint8Array>;
  /** Size of the plaintext; undefined when there is no such object. */
  taille(ref: RefObjet): Promise<number | undefined>;
  existe(ref: RefObjet): Promise<boolean>;
  /** Says nothing when the object is already gone. */
  supprimer(ref: RefObjet): Promise<void>;
  /** Objects last written before that instant, in no order. */
  lister(avant: Date): AsyncIterable<RefObjet>;
  /** Removes an object unless it was written since that instant, were it at this very moment; true when it went. */
  supprimerAvant(ref: RefObjet, avant: Date): Promise<boolean>;
  /** Removes what interrupted writes left before that instant; answers how many. */
  balayer(avant: Date): Promise<number>;
};

/** What a resumable upload is for: decided by the server, never read from the client. */
export type DestinationTeleversement = RefDossier & { readonly acteId?: string | undefined };

export type Televersement = DestinationTeleversement & {
  readonly id: string;
  readonly taille: number;
  readonly recus: number;
  readonly typeDeclare?: string | undefined;
};

/** Uploads in progress, encrypted as they come. The caller turns a complete one into an object, then drops it. */
export type Televersements = {
  trouver(id: string): Promise<Televersement | undefined>;
  /** The plaintext received so far, in order. */
  lireTeleversement(id: string): AsyncIterable<Uint8Array>;
  abandonner(id: string): Promise<void>;
  balayer(avant: Date): Promise<number>;
};

export type CodeErreurObjet =
  | 'OBJET_INTROUVABLE'
  | 'OBJET_ALTERE'
  | 'CLE_DETRUITE'
  | 'CLE_ALTEREE'
  | 'REFERENCE_INVALIDE'
  | 'PLAGE_INVALIDE'
  | 'TELEVERSEMENT_INTROUVABLE';

/** The message never holds a name or a path, only the code. */
export class ErreurObjet extends Error {
  readonly code: CodeErreurObjet;

  constructor(code: CodeErreurObjet, options?: ErrorOptions) {
    super(code, options);
    this.name = 'ErreurObjet';
    this.code = code;
  }
}

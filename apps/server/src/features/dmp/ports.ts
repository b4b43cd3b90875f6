import type { Masquage, Oid } from '../echange/ports.ts';

/**
 * The DMP of Mon espace santé, fed by IHE XDS.b ITI-41. Not the citizen's mailbox, which is mail (`features/courrier`).
 *
 * @rule TE-11   @source avenant 1, JO 18/01/2025, art. 58.3.2; `reference/interop.md` §5
 */
export type Dmp = {
  /** The sandbox stands in for the service: nothing leaves this machine. */
  readonly bacASable: boolean;
  /** Whether the certificate of this installation speaks for that organisation. */
  readonly dessert: (organisation: { readonly id: string; readonly finess: string | null }) => boolean;
  /**
   * Puts one signed document in. The same lot twice is one deposit: what an answer that was lost had already done is a success.
   *
   * @throws RefusDmp
   */
  readonly deposer: (lot: LotDmp) => Promise<AccuseDmp>;
};

export type LotDmp = {
  /** The same for every try: it names the submission set, and all registry identifiers derive from it. */
  readonly identifiant: Oid;
  /** OID of the sending system. */
  readonly source: Oid;
  /** ISO 8601 in UTC, the same for every try. */
  readonly emisLe: string;
  readonly cda: Uint8Array;
  readonly masquages: readonly Masquage[];
  /** Lot by which the version that this one replaces went in. */
  readonly remplace: Oid | null;
};

export type AccuseDmp = {
  /** What the service answered, short: it is kept as proof. */
  readonly reponse: string;
  readonly le: Date;
};

export type MotifRefusDmp =
  /** No open space: the motive of the law. */
  | 'MES_NON_OUVERT'
  | 'IDENTITE_DIFFERENTE'
  | 'SIGNATURE_REFUSEE'
  | 'ACCES_REFUSE'
  | 'DOCUMENT_REFUSE'
  | 'DOUBLON_DIFFERENT'
  | 'REMPLACEMENT_REFUSE'
  | 'REFUSE'
  /** To be tried again. */
  | 'INDISPONIBLE'
  | 'INJOIGNABLE';

const TRANSITOIRES: ReadonlySet<MotifRefusDmp> = new Set(['INDISPONIBLE', 'INJOIGNABLE']);

/** A deposit that was not made. Its text holds a code only: it may be logged. */
export class RefusDmp extends Error {
  readonly motif: MotifRefusDmp;

  constructor(motif: MotifRefusDmp) {
    super(motif);
    this.name = 'RefusDmp';
    this.motif = motif;
  }

  get transitoire(): boolean {
    return TRANSITOIRES.has(this.motif);
  }
}

/** A signed compte rendu as the DMP takes it; written by the capability that signed it. */
export type SignePourDmp = {
  readonly signeLe: string;
  readonly remplaceId: string | null;
  /** A later version was signed: this one must not go in any more. */
  readonly depassee: boolean;
  /** Null unless the identity was qualified. */
  readonly ins: unknown;
  readonly masquages: readonly Masquage[];
  /** Header and PDF/A-1, in the bytes that were signed. @throws CdaImpossible */
  readonly ecrire: () => Promise<Uint8Array>;
};
export type ComptesRendusSignes = (
  organisationId: string,
  compteRenduId: string,
) => Promise<SignePourDmp | undefined>;

// ------------------------------------------------------------------------------------------------ sandbox

/** What the sandbox repository holds, for its web page. */
export type DepotBacASable = {
  readonly lister: () => Promise<readonly DocumentDepose[]>;
  readonly lire: (identifiant: Oid) => Promise<Uint8Array | null>;
  /** Closes someone's space, or opens it again. */
  readonly fermer: (matricule: string, ferme: boolean) => Promise<void>;
  readonly fermes: () => Promise<readonly string[]>;
};
export type DocumentDepose = {
  readonly identifiant: Oid;
  /** Fictitious: nobody else is ever in a sandbox. */
  readonly matricule: string;
  readonly titre: string;
  readonly auteur: string;
  readonly type: string;
  readonly octets: number;
  readonly deposeLe: string;
  readonly statut: 'EN_VIGUEUR' | 'REMPLACE';
  readonly remplace: Oid | null;
  readonly masquages: readonly string[];
};

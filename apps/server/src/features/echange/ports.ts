import type { CodeProfession, CodeSavoirFaire } from '@orapont/domain/identite/professions';

/**
 * What the product asks of a structured document: the request of a téléexpertise and its answer as the CI-SIS wants them (CDA R2),
 * in words of the field. Every field must be given; `null` says « none » or « not known » on purpose.
 *
 * @rule TE-11   @source `reference/cda.md`; art. 58.3 of avenant 1, JO 18/01/2025
 */
export type FabriqueCda = {
  /**
   * TLM-DA: the request, structured (LOINC 75496-0). The same model always gives the same bytes (UTF-8, no byte order mark).
   *
   * @throws CdaImpossible when the model lacks what the format cannot do without
   */
  readonly demande: (modele: ModeleDemandeCda) => Uint8Array;
  /** TLM-CR (85208-7) and every other CDA N1: a header around a PDF/A-1. */
  readonly pdf: (modele: ModelePdfCda) => Uint8Array;
  /** LOINC code of a kind of document, and its name as subjects of mail and viewers write it. */
  readonly decrire: (type: TypeDocumentCda) => { readonly code: string; readonly libelle: string };
};

/** Two editions of the téléexpertise volet live side by side: act codes and the NGAP system differ, RQD exists in the second only. */
export const EDITIONS_TLM = ['2022.01', '2026.01'] as const;
export type EditionTlm = (typeof EDITIONS_TLM)[number];

/** Kinds of document that we write, by what they are; the codes are the adapter's. */
export type TypeDocumentCda =
  | 'DEMANDE'
  | 'COMPTE_RENDU'
  | 'SCHEMA_DENTAIRE'
  | 'BILAN'
  | 'CONSENTEMENT'
  | 'CONSULTATION'
  | 'IMAGE'
  | 'LETTRE'
  | 'PRESCRIPTION';

/** An OID, `2.25.329800735698586629295641978511506172918`: at most 64 characters, as XDS wants. */
export type Oid = string;
/** ISO 8601 in UTC; written in the time of Paris with its offset. */
type Instant = string;
/** `AAAA-MM-JJ`. */
type Jour = string;

export type EnTeteCda = {
  readonly edition: EditionTlm;
  readonly identifiant: Oid;
  /** The same for every version of one document (setId). */
  readonly lot: Oid;
  /** From 1. */
  readonly version: number;
  readonly titre: string;
  readonly etabliLe: Instant;
  readonly patient: PatientCda;
  /** Who writes and signs: the requérant of a request, the requis of an answer. */
  readonly auteur: IntervenantCda;
  readonly destinataires: readonly IntervenantCda[];
  /** Who took part beside the author: whoever took the pictures, whoever prepared. */
  readonly participants: readonly IntervenantCda[];
  readonly acte: ActeCda;
  /** The place that organises the act. */
  readonly lieu: StructureCda;
  /** Identifier of the document that this one answers (inFulfillmentOf). */
  readonly repondA: Oid | null;
  /** The version that this one replaces (relatedDocument RPLC). */
  readonly remplace: { readonly identifiant: Oid; readonly version: number } | null;
  /** The record that proves the consent, by its own identifier. */
  readonly consentement: Oid | null;
};

/** What is billed: asked for by a request, done by an answer. */
export type ActeCda = {
  /** Null for what is never billed as a téléexpertise: a téléexpertise volet cannot carry it. */
  readonly code: 'RQD' | 'TE1' | 'TE2' | null;
  readonly debut: Instant;
  readonly fin: Instant | null;
};

export type PatientCda = {
  /** Only when the identity is qualified: with it every strict trait must be there. */
  readonly ins: { readonly matricule: string; readonly oid: Oid } | null;
  /** Identifier in the sender's record. */
  readonly ipp: { readonly systeme: Oid; readonly numero: string };
  readonly nomNaissance: string;
  readonly nomUtilise: string | null;
  readonly prenoms: readonly string[];
  readonly prenomUtilise: string | null;
  readonly sexe: 'F' | 'M' | 'I';
  readonly dateNaissance: Jour;
  /** COG, five characters. */
  readonly lieuNaissance: string | null;
  readonly representant: { readonly identite: string; readonly qualite: string } | null;
};

export type IntervenantCda = {
  readonly nom: string;
  readonly prenom: string;
  readonly profession: CodeProfession;
  readonly savoirFaire: CodeSavoirFaire | null;
  /** Eleven digits; without it the professional is named by the place and his own identifier in it. */
  readonly rpps: string | null;
  readonly identifiantInterne: string;
  readonly bal: string | null;
  readonly structure: StructureCda;
};

export type StructureCda = {
  readonly nom: string;
  readonly finess: string | null;
  /** Names a place that has no FINESS number. */
  readonly siret: string | null;
  readonly categorie: string | null;
  readonly type: 'ESMS' | 'CABINET_DENTAIRE' | 'ETABLISSEMENT_DE_SANTE' | 'AUTRE';
  readonly adresse: string | null;
};

export type ModeleDemandeCda = {
  readonly enTete: EnTeteCda;
  /** Why, what is asked, history, alerts: one paragraph for each. */
  readonly anamnese: readonly string[];
  readonly modeDeVie: readonly string[];
  readonly traitements: readonly TraitementCda[] | 'AUCUN_CONNU' | 'NON_RENSEIGNE';
  readonly documents: readonly DocumentJoint[];
};

export type TraitementCda = {
  readonly libelle: string;
  /** Code identifiant de spécialité (eight digits), when it is known. */
  readonly cis: string | null;
  readonly debut: Jour | null;
  readonly fin: Jour | null;
};

export type DocumentJoint = {
  readonly titre: string;
  readonly type: 'application/pdf' | 'image/jpeg';
  readonly octets: Uint8Array;
  readonly le: Jour;
};

export type ModelePdfCda = {
  readonly type: Exclude<TypeDocumentCda, 'DEMANDE'>;
  readonly enTete: EnTeteCda;
  /** PDF/A-1, the very bytes of the archive. */
  readonly pdf: Uint8Array;
};

export type DefautCda =
  | 'STRUCTURE_SANS_IDENTIFIANT'
  | 'TRAITS_INCOMPLETS'
  | 'VERSION_INVALIDE'
  | 'PDF_INVALIDE'
  | 'OID_INVALIDE'
  | 'ACTE_SANS_CODE'
  | 'TEXTE_VIDE';

/** The document cannot be written as it stands; says what is missing, never whose it is. */
export class CdaImpossible extends Error {
  readonly defaut: DefautCda;

  constructor(defaut: DefautCda) {
    super(defaut);
    this.name = 'CdaImpossible';
    this.defaut = defaut;
  }
}

// ------------------------------------------------------------------------------------------------ reading

/** Reads the CDA of others: what they say, never how they would draw it. */
export type LecteurCda = {
  /** @throws DocumentIllisible when it is no CDA R2, or no well-formed XML */
  readonly lire: (octets: Uint8Array) => DocumentLu;
};

export type CodeLu = { readonly code: string; readonly libelle: string; readonly systeme: string };

export type DocumentLu = {
  /** `root`, or `root^extension`: the XDS uniqueId. */
  readonly identifiant: string;
  readonly lot: string | null;
  readonly version: number | null;
  readonly type: CodeLu;
  /** Third templateId and the others, `root` or `root^extension`. */
  readonly modeles: readonly string[];
  readonly titre: string;
  readonly etabliLe: Instant | null;
  readonly confidentialite: CodeLu;
  readonly langue: string;
  readonly patient: PatientLu;
  readonly auteurs: readonly IntervenantLu[];
  readonly signataire: IntervenantLu | null;
  readonly destinataires: readonly IntervenantLu[];
  readonly actes: readonly CodeLu[];
  readonly debut: Instant | null;
  readonly fin: Instant | null;
  /** Kind of place, and frame of practice of the main act. */
  readonly secteur: CodeLu | null;
  readonly cadre: CodeLu | null;
  readonly repondA: readonly string[];
  readonly remplace: string | null;
  readonly corps: CorpsLu;
};

export type PatientLu = {
  readonly ins: { readonly matricule: string; readonly oid: Oid } | null;
  readonly ipps: readonly { readonly systeme: Oid; readonly numero: string }[];
  readonly nomNaissance: string;
  readonly nomUtilise: string | null;
  readonly prenoms: string;
  readonly premierPrenom: string | null;
  readonly sexe: 'F' | 'M' | 'I' | null;
  readonly dateNaissance: Jour | null;
  readonly lieuNaissance: string | null;
};

export type IntervenantLu = {
  /** Extension under the root of professionals, `810000000017`, and its root. */
  readonly identifiant: { readonly root: string; readonly extension: string } | null;
  readonly rpps: string | null;
  readonly nom: string;
  readonly prenom: string;
  readonly specialite: CodeLu | null;
  readonly fonction: CodeLu | null;
  readonly structure: { readonly identifiant: string | null; readonly nom: string } | null;
};

export type CorpsLu =
  | { readonly nature: 'PDF'; readonly octets: Uint8Array }
  | { readonly nature: 'AUTRE'; readonly type: string; readonly octets: Uint8Array }
  | {
      readonly nature: 'STRUCTURE';
      readonly sections: readonly SectionLue[];
      readonly pieces: readonly PieceLue[];
    };

export type SectionLue = {
  readonly titre: string;
  readonly code: CodeLu | null;
  readonly blocs: readonly BlocLu[];
  readonly sections: readonly SectionLue[];
};
export type BlocLu =
  | { readonly genre: 'PARAGRAPHE'; readonly texte: string }
  | { readonly genre: 'LISTE'; readonly elements: readonly string[] }
  | { readonly genre: 'TABLEAU'; readonly lignes: readonly (readonly string[])[] };
/** A picture or a PDF inside a structured document, with the title that the text gives it. */
export type PieceLue = { readonly nom: string; readonly type: string; readonly octets: Uint8Array };

export type MotifIllisible = 'XML_INVALIDE' | 'PAS_UN_CDA' | 'SANS_IDENTIFIANT' | 'CORPS_ILLISIBLE';

/** Not a document that we can read; says why, never what it holds. */
export class DocumentIllisible extends Error {
  readonly motif: MotifIllisible;

  constructor(motif: MotifIllisible) {
    super(motif);
    this.name = 'DocumentIllisible';
    this.motif = motif;
  }
}

// ------------------------------------------------------------------------------------------------ archive

/** IHE_XDM.zip: documents of one patient with their registry metadata, as a secure mail carries them. */
export type FabriqueXdm = {
  /** The same lot always gives the same bytes. */
  readonly archiver: (lot: LotXdm) => Promise<Uint8Array>;
  /** @throws ArchiveIllisible */
  readonly ouvrir: (octets: Uint8Array) => Promise<ArchiveLue>;
};

export type Masquage = 'MASQUE_PS' | 'INVISIBLE_PATIENT' | 'INVISIBLE_REPRESENTANTS_LEGAUX';

export type LotXdm = {
  readonly identifiant: Oid;
  /** OID of the sending system. */
  readonly source: Oid;
  readonly emisLe: Instant;
  readonly emetteur: string;
  /** CDA of one and the same patient, at least one. */
  readonly documents: readonly { readonly cda: Uint8Array; readonly masquages: readonly Masquage[] }[];
};

export type ArchiveLue = {
  readonly documents: readonly { readonly nom: string; readonly cda: Uint8Array; readonly lu: DocumentLu }[];
  /** What does not hold between the files, their metadata and the headers; empty for a sound archive. */
  readonly defauts: readonly DefautXdm[];
};

export type DefautXdm = { readonly code: string; readonly ou: string };

export type MotifArchive =
  | 'ZIP_INVALIDE'
  | 'TROP_VOLUMINEUSE'
  | 'SANS_METADONNEES'
  | 'METADONNEES_ILLISIBLES'
  | 'SANS_DOCUMENT';

export class ArchiveIllisible extends Error {
  readonly motif: MotifArchive;

  constructor(motif: MotifArchive) {
    super(motif);
    this.name = 'ArchiveIllisible';
    this.motif = motif;
  }
}

/** What a capability that sends documents needs, together. */
export type Documents = {
  readonly cda: FabriqueCda;
  readonly xdm: FabriqueXdm;
  /** Edition of the téléexpertise volet that this installation writes. */
  readonly edition: EditionTlm;
  /** Reference of the product at the agency, for the X-MSS-NIL header; null until it has one. */
  readonly nil: string | null;
};

import type { Trait } from '@orapont/domain/bouche/annotation';
import type { CodeSite } from '@orapont/domain/bouche/muqueuse';
import type { ObservationBouche } from '@orapont/domain/bouche/observation';

/**
 * What the compte rendu asks of the outside: a PDF factory and a signature.
 *
 * Every field that the law asks for must be given, and `null` says « not known » or « none » on purpose: a
 * forgotten field is a type error, never a hole in the document.
 *
 * @rule TE-11, TE-19   @source R.6316-3 and R.6316-4 CSP; avenant 1, JO 18/01/2025, art. 58.3
 */

/** An ISO 8601 instant in UTC, `2026-11-21T13:30:00Z`. It is printed in Europe/Paris. */
export type Instant = string;
/** `AAAA-MM-JJ`. */
export type JourCivil = string;

export type FabriquePdf = {
  /** Signed compte rendu as PDF/A-1a. The same model always gives the same bytes. */
  compteRendu: (modele: ModeleCompteRendu) => Promise<Uint8Array>;
  /** The request with its pictures, as PDF/A-1a: a requis without account receives the whole case. */
  demande: (modele: ModeleDemande) => Promise<Uint8Array>;
  /** What was prescribed with the opinion, as a PDF/A-1a of its own: the patient's pharmacist does not read the opinion. */
  prescription: (modele: ModelePrescription) => Promise<Uint8Array>;
  /** What other software wrote in sections, text or pictures, in our own layout: it says that it is not signed. */
  recu: (modele: ModeleRecu) => Promise<Uint8Array>;
  /** What a record holds in rows, as a PDF/A-1a that goes to someone else: a chart, observations, a consent, a picture. */
  piece: (modele: ModelePiece) => Promise<Uint8Array>;
};

export type ModeleCompteRendu = {
  document: EnTeteDocument;
  version: VersionDocument;
  nature: NatureActe;
  patient: IdentitePatient;
  requerant: ActeurDuDocument;
  requis: ActeurDuDocument;
  /** Other people named by the act (who prepared, who was relieved…), with their role in words. */
  autresIntervenants: (ActeurDuDocument & { role: string })[];
  /** Authors of the pictures; often someone else than the requérant. */
  auteursImages: ActeurDuDocument[];
  demande: ResumeDemande;
  consentement: ResumeConsentement;
  contexte: LigneContexte[];
  alertes: string[];
  /** One sentence per finding, grouped by tooth or mucosal site, all seen by the reader (`constatée`). */
  constats: Constat[];
  /** What was not seen, or only in part, with its reason: not seen is not sound. */
  nonVus: string[];
  odontogramme: DessinOdontogramme | null;
  muqueuse: LesionNumerotee[];
  images: ImageDuDocument[];
  conclusion: { texte: string; nonConcluant: boolean };
  urgence: string;
  soinsConseilles: string[];
  lieuDeSoins: string | null;
  conseilsHygiene: string[];
  actes: string[];
  prescriptions: string | null;
  /** Empty means none, and the document says « aucun » (R.6316-4 CSP). */
  incidentsTechniques: string[];
  /** When the requis gave the opinion. */
  rendueLe: Instant;
  /** Null for a draft: the document then says that it is not signed. */
  signature: MentionSignature | null;
};

export type ModeleDemande = {
  document: EnTeteDocument;
  nature: NatureActe;
  patient: IdentitePatient;
  requerant: ActeurDuDocument;
  /** The requis to whom the request is sent. */
  requis: ActeurDuDocument;
  auteursImages: ActeurDuDocument[];
  demande: ResumeDemande;
  consentement: ResumeConsentement;
  contexte: LigneContexte[];
  alertes: string[];
  /** Views that could not be taken and why. */
  vuesManquantes: string[];
  images: ImageDuDocument[];
  /**
   * `COMPLEMENT` brings further views, `COMPLEMENT_DEMANDE` asks for them, `REFUS` carries the answer of TE-06, `SANS_REPONSE` says that
   * none has come.
   */
  objet:
    | { type: 'DEMANDE' }
    | { type: 'COMPLEMENT' | 'COMPLEMENT_DEMANDE' | 'REFUS' | 'SANS_REPONSE'; texte: string };
  envoyeeLe: Instant;
  /** Date until which an answer is expected. */
  echeance: Instant | null;
};

export type ModelePrescription = {
  document: EnTeteDocument;
  patient: IdentitePatient;
  requerant: ActeurDuDocument;
  /** The prescriber. */
  requis: ActeurDuDocument;
  /** As written: its line breaks are kept. */
  texte: string;
  /** The compte rendu that it goes with, and the one that this compte rendu replaces. */
  compteRendu: { numero: string; remplace: string | null };
  /** The prescription that this one cancels and replaces. */
  remplace: string | null;
  signature: MentionSignature;
};

export type ModelePiece = {
  document: EnTeteDocument;
  titre: string;
  precision: string | null;
  patient: IdentitePatient;
  /** Who draws it from the record; who observed is said in the sections. */
  emetteur: ActeurDuDocument;
  alertes: string[];
  sections: { titre: string; phrases: string[]; lignes: LigneContexte[] }[];
  constats: Constat[];
  nonVus: string[];
  odontogramme: DessinOdontogramme | null;
  muqueuse: LesionNumerotee[];
  images: ImageDuDocument[];
};

export type ModeleRecu = {
  document: EnTeteDocument;
  titre: string;
  /** Kind of document, as it says it. */
  type: string;
  auteurs: string[];
  /** As the document names her. */
  patient: { nom: string; lignes: LigneContexte[] };
  sections: {
    titre: string;
    blocs: (
      | { type: 'paragraphe'; texte: string }
      | { type: 'liste'; elements: string[] }
      | { type: 'lignes'; lignes: LigneContexte[] }
    )[];
  }[];
  images: ImageDuDocument[];
};

export type EnTeteDocument = {
  /** Name of the product that made the document, « Orapont ». */
  produit: string;
  /** Identifier printed on every page and used as document identifier. */
  identifiant: string;
  /** Number of the act in words, e.g. `TE-2026-000123`. */
  numeroActe: string;
  /** Fixes the creation date in the file: same model, same bytes. */
  etabliLe: Instant;
};

export type VersionDocument = {
  numero: number;
  /** The version that this one replaces, and why. */
  remplace: {
    numero: number;
    identifiant: string;
    signeeLe: Instant;
    motif: string;
    /** What changed, in short sentences. */
    changements: string[];
    /** A prescription that the replaced version carried, and whether this one carries another in its place. */
    prescription: { identifiant: string; remplacee: boolean } | null;
  } | null;
};

/** Label as the reader must see it, e.g. « Téléexpertise (article 58) – circuit ESMS ». */
export type NatureActe = { libelle: string; precision: string | null };

export type StatutIdentite = 'PROV' | 'RECUP' | 'VALI' | 'QUAL';

export type IdentitePatient = {
  nomNaissance: string;
  nomUtilise: string | null;
  /** All first names of the birth record, in order. */
  prenoms: string[];
  prenomUtilise: string | null;
  dateNaissance: JourCivil;
  sexe: 'F' | 'M' | 'I';
  /** Place in words, and COG code. */
  lieuNaissance: { libelle: string | null; cog: string } | null;
  statut: StatutIdentite;
  /** Printed only when `statut` is QUAL (INS/va1.53). */
  ins: { matricule: string; cle: string } | null;
  /** Identifier of the patient in the sender's record (IPP). */
  ipp: string | null;
  sejour: string | null;
  representantLegal: { identite: string; qualite: string } | null;
};

export type ActeurDuDocument = {
  prenom: string;
  nom: string;
  profession: string;
  savoirFaire: string | null;
  rpps: string | null;
  structure: StructureDuDocument | null;
};

export type StructureDuDocument = {
  nom: string;
  categorie: string | null;
  finess: string | null;
  siret: string | null;
  adresse: string | null;
};

export type ResumeDemande = {
  motif: string;
  question: string;
  type: 'QUESTION_CIRCONSCRITE' | 'SITUATION_COMPLEXE';
  histoire: string | null;
  urgence: string;
  recueLe: Instant;
};

export type ResumeConsentement = {
  /** One or several sentences, already written by the domain. */
  phrases: string[];
};

/** « Traitements » → « Apixaban 5 mg (depuis 2024) », « aucun connu », « non renseigné »… */
export type LigneContexte = { libelle: string; valeurs: string[] };

export type Constat = { site: string; phrases: string[] };

/**
 * Teeth of the chart. Only what is `CONSTATEE` is drawn as seen: a compte rendu never states a presumption.
 */
export type DessinOdontogramme = Pick<ObservationBouche, 'denture' | 'dents'>;

/** A lesion with the number that marks it on the schematic mouth and on the pictures. */
export type LesionNumerotee = {
  numero: number;
  site: CodeSite;
  /** The whole description in one sentence. */
  description: string;
};

export type ImageDuDocument = {
  /** JPEG, PNG or WebP bytes; alpha and CMYK are flattened to sRGB. */
  octets: Uint8Array;
  legende: string;
  auteur: string;
  priseLe: Instant | null;
  /** Pins in fractions of the width and height, from the top left corner. */
  reperes: RepereDuDocument[];
};

export type RepereDuDocument = {
  numero: number;
  x: number;
  y: number;
  legende: string;
  /** What it draws beside its point; null for a plain pin. */
  trait: Trait | null;
  /** The value to write beside a measure; null for what measures nothing. */
  mesure: string | null;
  /** Said, not drawn: it lies on another slice than the one that is printed. */
  ailleurs: boolean;
};

export type MentionSignature = {
  signataire: ActeurDuDocument;
  signeLe: Instant;
  /** SHA-256 (hex) of the content that was signed; the digest of the PDF stands in the proof, not in itself. */
  empreinteContenu: string;
};

// ---------------------------------------------------------------------------------------------- signature

export type Signature = {
  /** Digests are SHA-256 in lower-case hexadecimal. */
  signer: (
    empreinteContenu: string,
    empreintePdf: string,
    signataire: Signataire,
    instant: Instant,
  ) => Promise<PreuveSignature>;
  /** True when the proof was made by this key and nothing in it was changed. */
  verifier: (preuve: PreuveSignature) => Promise<boolean>;
};

export type Signataire = { compteId: string; nom: string; prenom: string; rpps: string | null };

export type PreuveSignature = {
  /** eIDAS art. 3(10): simple electronic signature; neither advanced nor qualified. */
  niveau: 'SIMPLE';
  empreinteContenu: string;
  empreintePdf: string;
  signataire: Signataire;
  instant: Instant;
  /** Identifier of the key, so that a rotation does not make older proofs unreadable. */
  cle: string;
  /** HMAC-SHA-256 over all the above, lower-case hexadecimal. */
  sceau: string;
};

/** The opinion says that a disease is absent, which no picture can show. Its text may be shown to the user. */
export class FormulationInterdite extends Error {
  constructor() {
    super(
      'Une image ne montre pas qu’une maladie est absente. Écrivez ce qui a été vu, par exemple\u00a0: «\u00a0aucune lésion vue sur ces images\u00a0».',
    );
    this.name = 'FormulationInterdite';
  }
}

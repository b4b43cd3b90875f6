import type { JeuDicom } from '@orapont/domain/imagerie/jeu-dicom';
import type { PatientRecu } from '@orapont/domain/imagerie/rapprochement';
import type { CodeRefusReception } from '@orapont/domain/imagerie/refus';
import type { SessionSoin } from '../../kernel/session.ts';
import type { SourceAleatoire } from '../medias/ports.ts';

export type RefusExamen = { readonly accepte: false; readonly code: CodeRefusReception };

/** What a received file says, read from its header; its pixels are not decoded yet. */
export type InstanceExaminee = {
  readonly accepte: true;
  /** What is kept: the file as it came, its preamble put to zero. */
  readonly octets: Uint8Array;
  /** SHA-256 of the data set: two ways of sending one picture give the same. */
  readonly empreinte: string;
  readonly etudeUid: string;
  readonly serieUid: string;
  readonly sopUid: string;
  readonly sopClasse: string;
  readonly syntaxe: string;
  readonly modalite: string;
  readonly images: number;
  readonly lignes: number;
  readonly colonnes: number;
  readonly numeroSerie: number | null;
  readonly numero: number | null;
  readonly descriptionEtude: string;
  readonly descriptionSerie: string;
  readonly faiteLe: string | null;
  readonly patient: PatientRecu;
  readonly texteIncruste: boolean;
};

export type FormatRendu = 'image/jpeg' | 'image/png';
export type Rendu = {
  /** From 1. */
  readonly cadre: number;
  readonly format: FormatRendu;
  /** Longest side; the picture is never made larger. */
  readonly cote: number | null;
  /** Of JPEG, from 1 to 100. */
  readonly qualite: number;
};
export type Cadres = { readonly syntaxe: string; readonly cadres: readonly Uint8Array[] };

/** Everything that reads or writes DICOM bytes, in a process of its own. Answers undefined for what it cannot read; never throws for bad input. */
export type AtelierDicom = {
  examiner(octets: Uint8Array): Promise<InstanceExaminee | RefusExamen>;
  /** The header as the JSON model, without pixels nor long values. */
  metadonnees(octets: Uint8Array): Promise<JeuDicom | undefined>;
  rendre(octets: Uint8Array, rendu: Rendu): Promise<Uint8Array | undefined>;
  /** `natifs`: compressed frames are decoded. */
  cadres(
    octets: Uint8Array,
    voulus: { readonly numeros: readonly number[]; readonly natifs: boolean },
  ): Promise<Cadres | undefined>;
  /** The same file in explicit VR little endian. */
  transcoder(octets: Uint8Array): Promise<Uint8Array | undefined>;
  /** A photograph inside this data set, upright, in JPEG baseline. */
  photographier(
    photo: Uint8Array,
    jeu: JeuDicom,
    rotation: 0 | 90 | 180 | 270,
  ): Promise<Uint8Array | undefined>;
  /** @param graine gives the replaced identifiers: the same within one export, another at the next */
  anonymiser(octets: Uint8Array, graine: string, pseudonyme: string): Promise<Uint8Array | undefined>;
  fermer(): Promise<void>;
};

/** Who knocks at the DIMSE door. */
export type AppelantDimse = { readonly appele: string; readonly appelant: string; readonly adresse: string };

/** What the door asks the application: who may enter, and what becomes of an instance. */
export type GardienDimse<P> = {
  /** Undefined: the association is rejected. */
  identifier(appelant: AppelantDimse): Promise<P | undefined>;
  /** The status of C-STORE. */
  recevoir(porte: P, octets: Uint8Array): Promise<number>;
  /** The instance was longer than what is read: nothing of it was kept. */
  tropLourd(porte: P): Promise<number>;
};

export type PorteDimse = {
  ouvrir<P>(gardien: GardienDimse<P>): Promise<{ readonly port: number; fermer(): Promise<void> }>;
};

/** A received picture put in an act, by the capability that owns pictures. */
export type JoindreImage = (
  session: SessionSoin,
  image: { readonly acteId: string; readonly mediaId: string; readonly dossierId: string },
  source: SourceAleatoire,
) => Promise<
  { readonly accepte: true; readonly mediaId: string } | { readonly accepte: false; readonly phrase: string }
>;

export type RetirerImage = (session: SessionSoin, mediaId: string) => Promise<void>;

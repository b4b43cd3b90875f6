import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Tx } from '../../kernel/bd.ts';
import type { DestinationTeleversement, RefDossier, Televersement } from '../objets/ports.ts';

export type TypeMedia = 'JPEG' | 'PNG' | 'WEBP' | 'DICOM';

export type MotifRejetImage =
  | 'VIDE'
  | 'TROP_LOURD'
  | 'TROP_GRAND'
  | 'TRONQUE'
  | 'FORMAT_INCONNU'
  | 'FORMAT_A_CONVERTIR'
  | 'VIDEO'
  | 'DOCUMENT'
  | 'DICOM_SANS_IMAGE'
  | 'ILLISIBLE';

/** The sentence that goes with each reason is in the contract. */
export type RejetImage = {
  readonly accepte: false;
  readonly motif: MotifRejetImage;
};

/** Who the file says that it is of: compared with the record, never kept. */
export type PatientDeLImage = {
  readonly nom: string;
  readonly prenoms: string;
  readonly naissance: string | null;
};

/** What the header of a DICOM file says of it. */
export type ResumeDicom = {
  readonly modalite: string;
  readonly images: number;
  readonly patient: PatientDeLImage | null;
  readonly texteIncruste: boolean;
};

export type ImageGardee = {
  readonly accepte: true;
  readonly type: TypeMedia;
  /** As displayed, orientation applied. */
  readonly largeur: number;
  readonly hauteur: number;
  /** What is kept as the original: stripped of metadata, not one pixel changed unless `convertie` says so. */
  readonly octets: Uint8Array;
  /** SHA-256 of the file as it came: acknowledgement and duplicates. */
  readonly empreinteRecue: string;
  /** SHA-256 of `octets`. */
  readonly empreinteGardee: string;
  readonly convertie: 'HEIC' | 'CMJN' | null;
  readonly dicom: ResumeDicom | null;
};

export type Derivee = {
  readonly mime: 'image/webp';
  readonly largeur: number;
  readonly hauteur: number;
  readonly octets: Uint8Array;
};

/** Re-encoded, oriented, in sRGB, without metadata: the only bytes shown inline. */
export type Derivees = {
  readonly accepte: true;
  /** ≤ 60 kB, longest side 320. */
  readonly vignette: Derivee;
  /** ≤ 350 kB, longest side 1600. */
  readonly lecture: Derivee;
};

/** The turn asked by a person, clockwise, on top of the orientation that the file holds. */
export type Rotation = 0 | 90 | 180 | 270;

/** Turns received files into pictures that can be kept and shown, or says why not. Never throws for bad input. */
export type TraitementImages = {
  ingerer(source: Uint8Array | AsyncIterable<Uint8Array>): Promise<ImageGardee | RejetImage>;
  /** From the kept original, DICOM included (first frame, windowed). */
  derivees(octets: Uint8Array, options: { readonly rotation: Rotation }): Promise<Derivees | RejetImage>;
  fermer(): Promise<void>;
};

export type RefusEnvoi = { readonly statut: number; readonly code: string; readonly phrase: string };

/** Who may open an upload and go on with it, answered for one request. */
export type GardeEnvoi = {
  creer(
    metadonnees: Readonly<Record<string, string | null>>,
    taille: number,
  ): Promise<DestinationTeleversement | RefusEnvoi>;
  acceder(televersement: Televersement): Promise<boolean>;
};

/** One request of the tus protocol, on Node's own request and response. */
export type PorteTus = {
  traiter(requete: IncomingMessage, reponse: ServerResponse, garde: GardeEnvoi): Promise<void>;
};

/** `original` is what was kept of the file; the other two are WebP made from it, upright. */
export type RenduMedia = 'vignette' | 'lecture' | 'original';

/** Everything that reading the bytes asks for: the wall was passed when it was made. */
export type MediaSitue = RefDossier & {
  readonly mediaId: string;
  readonly acteId: string;
  readonly rotation: Rotation;
  readonly typeMime: string;
};

/** How the other capabilities (PDF, mail, archive of the requis) reach the bytes of pictures. */
export type LireMedias = {
  /** In the caller's own transaction, so that the wall decides; only pictures that are ready, in the order asked. */
  situer(tx: Tx, mediaIds: readonly string[]): Promise<readonly MediaSitue[]>;
  octets(media: MediaSitue, rendu: RenduMedia): Promise<Uint8Array>;
  flux(media: MediaSitue, rendu: RenduMedia): AsyncIterable<Uint8Array>;
};

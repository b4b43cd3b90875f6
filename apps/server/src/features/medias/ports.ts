export type TypeMedia = 'JPEG' | 'PNG' | 'WEBP' | 'DICOM';

export type MotifRejetImage =
  | 'VIDE'
  | 'TROP_LOURD'
  | 'TROP_GRAND'
  | 'TRONQUE'
  | 'FORMAT_INCONNU'
  | 'ILLISIBLE';

/** `phrase` is shown beside the file: French, and says what to do. */
export type RejetImage = {
  readonly accepte: false;
  readonly motif: MotifRejetImage;
  readonly phrase: string;
};

/** What the reader may know of a DICOM file without opening it. Never the name itself. */
export type ResumeDicom = {
  readonly modalite: string;
  readonly images: number;
  readonly nomPatientPresent: boolean;
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

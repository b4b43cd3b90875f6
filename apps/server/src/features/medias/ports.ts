import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CodeRejet } from '@orapont/contract/media-rejet';
import type { TechniqueDicomT, TechniqueT } from '@orapont/contract/media-technique';
import type { CodeFdi } from '@orapont/domain/bouche/dents';
import type { Cliche } from '@orapont/domain/captation/accrochage';
import type { Tx } from '../../kernel/bd.ts';
import type { DestinationTeleversement, RefDossier, Televersement } from '../objets/ports.ts';

export type TypeMedia = 'JPEG' | 'PNG' | 'WEBP' | 'DICOM';

export type MotifRejetImage = CodeRejet;

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
  readonly cliche: Cliche | null;
  readonly dents: readonly CodeFdi[];
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
  /** ≤ 14 kB, longest side 320. */
  readonly vignette: Derivee;
  /** ≤ 110 kB, longest side 1600. */
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

/** What the first bytes say of a file that is no photograph. */
export type TypeLourd = 'MP4' | 'MOV' | 'WEBM' | 'DICOM' | 'ZIP' | 'TAR' | 'STL' | 'PLY';

/** Any part of a file, without holding it whole. */
export type SourceAleatoire = {
  readonly taille: number;
  lire(debut: number, fin: number): AsyncIterable<Uint8Array>;
};

/** A film that can be kept: read once to be understood, once more to be copied. */
export type VideoGardee = {
  readonly accepte: true;
  readonly type: 'MP4' | 'MOV' | 'WEBM';
  readonly largeur: number;
  readonly hauteur: number;
  readonly technique: TechniqueT;
  /** What is kept, from a second reading: the same pictures and sound, nothing about who, where or with what. */
  garder(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
};

/** The copy that a browser draws, its measures, and the two pictures that stand for it. */
export type Normalisee = {
  readonly accepte: true;
  readonly largeur: number;
  readonly hauteur: number;
  readonly technique: TechniqueT;
  readonly patient: PatientDeLImage | null;
  readonly texteIncruste: boolean;
  readonly derivees: Derivees;
};

export type OptionsNormalisation = {
  /** Where the copy goes; called once. */
  readonly ecrire: (octets: AsyncIterable<Uint8Array>) => Promise<unknown>;
  readonly surAvance: (pourCent: number) => Promise<void>;
};

/** Films, slices and meshes: never whole in memory, decoded in a process of their own. Never throws for bad input. */
export type TraitementLourds = {
  reconnaitre(debut: Uint8Array, taille: number): TypeLourd | undefined;
  video(source: AsyncIterable<Uint8Array>, taille: number): Promise<VideoGardee | RejetImage>;
  /** One picture, several in one file, or a folder of them: the largest series of what is given. */
  dicom(source: SourceAleatoire, options: OptionsNormalisation): Promise<Normalisee | RejetImage>;
  scan(octets: Uint8Array, options: OptionsNormalisation): Promise<Normalisee | RejetImage>;
  /** One slice as a picture, from its values in the normalised copy, in the window of its file. */
  coupe(fichier: TechniqueDicomT, valeurs: Uint8Array): Promise<Derivees | RejetImage>;
  /** Stands for a film of which no picture was given. */
  affiche(): Promise<Derivees>;
  fermer(): Promise<void>;
};

export type RefusEnvoi = {
  readonly statut: number;
  readonly code: string;
  readonly motifs?: readonly string[];
  readonly phrase: string;
};

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

/** `original` is what was kept of the file; `vignette` and `lecture` are WebP made from it, upright; `normalise` is what viewers draw. */
export type RenduMedia = 'vignette' | 'lecture' | 'original' | 'normalise';

/** Everything that reading the bytes asks for: the wall was passed when it was made. */
export type MediaSitue = RefDossier & {
  readonly mediaId: string;
  readonly acteId: string;
  readonly rotation: Rotation;
  readonly typeMime: string;
  /** Its reading size only: the whole picture is still on its way, or will not come. */
  readonly surApercu?: boolean | undefined;
};

/** How the other capabilities (PDF, mail, archive of the requis) reach the bytes of pictures. */
export type LireMedias = {
  /** In the caller's own transaction, so that the wall decides; only pictures that are ready, in the order asked. */
  situer(tx: Tx, mediaIds: readonly string[]): Promise<readonly MediaSitue[]>;
  octets(media: MediaSitue, rendu: RenduMedia): Promise<Uint8Array>;
  flux(media: MediaSitue, rendu: RenduMedia): AsyncIterable<Uint8Array>;
  /** A slice in reading size; undefined when there is no such slice, or when it cannot be drawn. */
  coupe(media: MediaSitue, fichier: TechniqueDicomT, rang: number): Promise<Uint8Array | undefined>;
};

/** A picture that came with a message: checked, stripped of what names someone, put away. */
export type ImageRecueGardee = {
  readonly mediaId: string;
  readonly largeur: number;
  readonly hauteur: number;
  readonly empreinteRecue: string;
  readonly image: Omit<ImageGardee, 'octets' | 'accepte'> & { readonly taille: number };
  readonly radio: boolean;
};

/** Pictures that nobody uploaded: the same checks as an upload, decided by whoever files the message. */
export type ImagesRecues = {
  /** Undefined when it is no picture that can be kept. `nommer`: its id, from the digest of the file as it came. */
  garder(
    ou: RefDossier & { readonly acteId: string },
    octets: Uint8Array,
    nommer: (empreinteRecue: string) => string,
  ): Promise<ImageRecueGardee | undefined>;
  /** Its row and the job that makes what is shown of it. */
  inscrire(
    tx: Tx,
    ou: RefDossier & { readonly acteId: string },
    image: ImageRecueGardee,
    qui: { readonly auteurId: string; readonly deposePar: string },
  ): Promise<void>;
};

import type { TechniqueScanT } from '@orapont/contract/media-technique';
import type { Derivees, ImageGardee, RejetImage, Rotation } from '../../features/medias/ports.ts';
import type { EnteteDicom } from './dicom-entete.ts';

/** What the server and the process that decodes say to each other. */
export type Tache =
  | { readonly geste: 'ingerer'; readonly octets: Uint8Array }
  | { readonly geste: 'deriver'; readonly octets: Uint8Array; readonly rotation: Rotation }
  /** The header of a DICOM file, or of its beginning. */
  | { readonly geste: 'entete'; readonly octets: Uint8Array; readonly partiel: boolean }
  /** Values of some of its frames; `cadres` instead of those of the file when it was too long to travel whole. */
  | {
      readonly geste: 'cadres';
      readonly octets: Uint8Array;
      readonly de: number;
      readonly a: number;
      readonly cadres: readonly Uint8Array[] | null;
    }
  | { readonly geste: 'scanner'; readonly octets: Uint8Array }
  | { readonly geste: 'afficher' };

export type Entete = { readonly accepte: true; readonly entete: EnteteDicom };
export type Cadres = { readonly accepte: true; readonly cadres: readonly Uint8Array[] };
export type Scan = {
  readonly accepte: true;
  readonly ply: Uint8Array;
  readonly technique: TechniqueScanT;
  readonly derivees: Derivees;
};

export type Reponse = ImageGardee | Derivees | Entete | Cadres | Scan | RejetImage;

/** The answer, and what the process weighs once it is given. */
export type Retour = { readonly reponse: Reponse; readonly memoire: number };

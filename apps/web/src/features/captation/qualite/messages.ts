import type { CodeQualite, Contexte } from '@orapont/domain/captation/qualite';
import type { MesureImage } from '@orapont/domain/captation/qualite-mesures';

export type ContexteDuTir = Omit<Contexte, 'empreinte'>;

/** What the worker is asked. Frames are given, not lent: they are closed there. */
export type Demande =
  /** A frame of the preview; `garder`: also as a picture, for a sweep. */
  | { readonly sorte: 'TRAME'; readonly trame: ImageBitmap; readonly garder: boolean }
  /** A frame of the burst of that name: measured as it comes. */
  | { readonly sorte: 'EPREUVE'; readonly cle: string; readonly trame: ImageBitmap }
  /** The burst is over: its best frame is judged. */
  | { readonly sorte: 'RAFALE'; readonly cle: string; readonly contexte: ContexteDuTir }
  /** The best frame of the burst of that name, as a picture: asked once the verdict is known. */
  | { readonly sorte: 'ENCODER'; readonly cle: string }
  /** A file, from the sensor or from a folder. */
  | { readonly sorte: 'FICHIER'; readonly fichier: Blob; readonly contexte: ContexteDuTir };

export type Mesuree = { readonly mesure: MesureImage; readonly empreinte: string };
export type TrameMesuree = Mesuree & { readonly image: Blob | null };
export type Jugee = Mesuree & { readonly codes: readonly CodeQualite[] };
export type Encodee = { readonly image: Blob };

export type Reponses = {
  readonly TRAME: TrameMesuree;
  readonly EPREUVE: Mesuree;
  readonly RAFALE: Jugee;
  readonly ENCODER: Encodee;
  readonly FICHIER: Jugee;
};
export type Reponse = Reponses[keyof Reponses];

export type Envoi = { readonly numero: number; readonly demande: Demande };
export type Retour =
  | { readonly numero: number; readonly reponse: Reponse }
  | { readonly numero: number; readonly echec: string };

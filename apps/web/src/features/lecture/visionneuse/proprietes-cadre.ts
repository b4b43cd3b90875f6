import type { Annotation, FormeAnnotation } from '@orapont/domain/bouche/annotation';
import type { RefObject } from 'react';
import type { Touches } from '../../../medias/visionneuses/gestes.ts';
import type { Demande } from '../../../medias/visionneuses/useFilm.ts';
import type { Couleur } from './lumiere.ts';
import type { ImageDeLecture, Reglages, RepereAffiche } from './modele.ts';
import type { CreerMoteur, Moteur, Vue } from './moteur.ts';
import type { Superposee } from './Superposition.tsx';

/** What the pointer, the arrows and Enter do on the picture; without a mode they move it. */
export type ModeCadre =
  | { readonly type: 'POSE'; readonly forme: FormeAnnotation }
  | { readonly type: 'NEUTRE' }
  | { readonly type: 'LOUPE' };

export interface CadreImageProps {
  readonly image: ImageDeLecture;
  readonly reglages: Reglages;
  readonly reperes: readonly (RepereAffiche & { readonly numero: number })[];
  readonly selection: string | undefined;
  /** Changes each time that a pin is chosen, the same one too. */
  readonly choix: string | undefined;
  readonly onSelection: (id: string) => void;
  readonly mode?: ModeCadre | undefined;
  /** An annotation was drawn here. */
  readonly onPose: (annotation: Annotation) => void;
  /** One that is there was moved; absent where pins are only shown. */
  readonly onChanger?: ((id: string, annotation: Annotation) => void) | undefined;
  /** The pin that is to be moved by the keyboard, asked for from the list. */
  readonly aDeplacer?: string | undefined;
  readonly onNeutre?: ((couleur: Couleur) => void) | undefined;
  readonly onFinMode: () => void;
  /** Where a frame of another kind offers its keys. */
  readonly touches: RefObject<Touches>;
  /** A moment of the film to go to. */
  readonly demande?: Demande | undefined;
  /** To the moment of the film that the picture was taken out of. */
  readonly onFilm?: (() => void) | undefined;
  /** Another picture laid over this one. */
  readonly superposee?: Superposee | undefined;
  readonly chargerMoteur: () => Promise<CreerMoteur>;
  /** Gives zoom and recentring to the toolbar. */
  readonly onMoteur: (moteur: Moteur | undefined) => void;
  /** The reader zoomed or moved in this frame. */
  readonly onVue: (vue: Vue) => void;
  readonly onAffichee: () => void;
  /** One that is there is taken out. */
  readonly onRetirer?: ((id: string) => void) | undefined;
  /** Another drawing tool, or the one that is held put down. */
  readonly onForme?: ((forme: FormeAnnotation) => void) | undefined;
  /** The reading size is on the screen, before the engine. */
  readonly onApercu?: () => void;
  readonly actif: boolean;
  readonly nom: string;
  readonly onActif: () => void;
}

/**
 * What the room gives to whichever frame shows a media: the picture (its `source` and its `acte` say the rest), the pins on it, and
 * the two sides of a comparison. A frame of another kind says `onAffichee` when something is on the screen, and leaves aside what it
 * has no use for.
 */
export type CadreProps = Omit<CadreImageProps, 'chargerMoteur'>;

import type { GenreMedia } from '@orapont/domain/captation/medias';
import type { ComponentType } from 'react';
import type { CadreImageProps } from './CadreImage.tsx';

/**
 * What the room gives to whichever frame shows a media: the picture (its `source` and its `acte` say the rest), the pins on it, and
 * the two sides of a comparison. A frame of another kind says `onAffichee` when something is on the screen, and leaves aside what it
 * has no use for.
 */
export type CadreProps = Omit<CadreImageProps, 'chargerMoteur'>;

/** Kinds of media that have a frame of their own, fetched when such a media is opened; a photograph is shown by `CadreImage`. */
export const CADRES: Readonly<
  Partial<Record<GenreMedia, () => Promise<{ readonly Cadre: ComponentType<CadreProps> }>>>
> = {
  VIDEO: () => import('../radio/CadreMedia.tsx'),
  RADIO: () => import('../radio/CadreMedia.tsx'),
  VOLUME: () => import('../radio/CadreMedia.tsx'),
  SCAN3D: () => import('../radio/CadreMedia.tsx'),
};

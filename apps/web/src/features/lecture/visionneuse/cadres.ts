import type { GenreMedia } from '@orapont/domain/captation/medias';
import type { ComponentType } from 'react';
import type { CadreProps } from './proprietes-cadre.ts';

/** Kinds of media that have a frame of their own, fetched when such a media is opened; a photograph is shown by `CadreImage`. */
export const CADRES: Readonly<
  Partial<Record<GenreMedia, () => Promise<{ readonly Cadre: ComponentType<CadreProps> }>>>
> = {
  VIDEO: () => import('../radio/CadreMedia.tsx'),
  RADIO: () => import('../radio/CadreMedia.tsx'),
  VOLUME: () => import('../radio/CadreMedia.tsx'),
  SCAN3D: () => import('../radio/CadreMedia.tsx'),
};

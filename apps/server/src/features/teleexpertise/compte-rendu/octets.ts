import type { Rotation } from '../../medias/ports.ts';
import type { RefObjet } from '../../objets/ports.ts';

export const RENDUS_GARDES = ['vignette', 'lecture'] as const;
export type RenduGarde = (typeof RENDUS_GARDES)[number];

/** What is shown of a kept picture stands under the id of its copy, one place for each size and quarter turn: it goes when the copy goes. */
export const renditionGardee = (
  copie: Omit<RefObjet, 'version'>,
  rotation: Rotation,
  rendu: RenduGarde,
): RefObjet => ({ ...copie, version: 2 + 2 * (rotation / 90) + RENDUS_GARDES.indexOf(rendu) });

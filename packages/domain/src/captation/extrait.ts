import { direInstant } from '../bouche/annotation.ts';

/** A still taken out of a film: which film, when in it, and the sector that was being shown (empty when nobody named it). */
export type Extrait = { readonly mediaId: string; readonly instant: number; readonly secteur: string };

/** « Haut, devant, à 0 min 12,40 s ». */
export const direExtrait = ({ instant, secteur }: Omit<Extrait, 'mediaId'>): string =>
  [secteur, `à ${direInstant(instant)}`].filter(Boolean).join(', ');

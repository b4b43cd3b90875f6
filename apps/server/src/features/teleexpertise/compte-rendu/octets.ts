import { createHash } from 'node:crypto';
import type { Rotation } from '../../medias/ports.ts';
import type { RefObjet } from '../../objets/ports.ts';

export const sha256 = (octets: Uint8Array | string): string =>
  createHash('sha256').update(octets).digest('hex');

/** A UUID (version 8) drawn from what it names: a step done twice makes one object. */
export function idStable(...noms: readonly string[]): string {
  const hex = sha256(noms.join('\n'));
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

export const RENDUS_GARDES = ['vignette', 'lecture'] as const;
export type RenduGarde = (typeof RENDUS_GARDES)[number];

/** What is shown of a kept picture stands under the id of its copy, one place for each size and quarter turn: it goes when the copy goes. */
export const renditionGardee = (
  copie: Omit<RefObjet, 'version'>,
  rotation: Rotation,
  rendu: RenduGarde,
): RefObjet => ({ ...copie, version: 2 + 2 * (rotation / 90) + RENDUS_GARDES.indexOf(rendu) });

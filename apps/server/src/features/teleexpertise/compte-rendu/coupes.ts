import type { ObservationBouche } from '@orapont/domain/bouche/observation';
import { phrasesObservation } from '@orapont/domain/bouche/resume';
import type { Contexte } from './contexte.ts';
import type { DepsCompteRendu } from './deps.ts';

/** Slices as pictures, by examination and rank. */
export type Coupes = ReadonlyMap<string, Uint8Array>;

export const cleCoupe = (mediaId: string, rang: number): string => `${mediaId} ${rang}`;

/** What is drawn on a slice past these is told: a document is read, and this one is not the examination. */
const COUPES_MAX = 24;

/** The slices that something was drawn on, each once, in the order of the examinations and of their slices. */
export async function lireCoupes(
  deps: Pick<DepsCompteRendu, 'medias'>,
  chart: ObservationBouche,
  { medias, mesures }: Pick<Contexte, 'medias' | 'mesures'>,
): Promise<Coupes> {
  const reperes = phrasesObservation(chart).flatMap((phrase) => phrase.reperes);
  const voulues = medias.flatMap((media) => {
    const fichier = mesures.find(({ id }) => id === media.mediaId)?.fichier;
    const rangs = reperes.flatMap(({ mediaId, coupe }) =>
      mediaId === media.mediaId && coupe ? [coupe.rang] : [],
    );
    return fichier
      ? [...new Set(rangs)].toSorted((a, b) => a - b).map((rang) => ({ media, fichier, rang }))
      : [];
  });
  const coupes = new Map<string, Uint8Array>();
  for (const { media, fichier, rang } of voulues.slice(0, COUPES_MAX)) {
    const octets = await deps.medias.coupe(media, fichier, rang);
    if (octets) coupes.set(cleCoupe(media.mediaId, rang), octets);
  }
  return coupes;
}

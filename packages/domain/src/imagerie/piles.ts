/** Modalities that cut a body in slices: one picture means little without its neighbours. */
const EN_COUPES: ReadonlySet<string> = new Set(['CT', 'MR', 'PT', 'NM']);

/** Past this a series is looked through, not picture by picture; no request takes more pictures either. */
export const IMAGES_PAR_DEMANDE = 24;

type Placee = { readonly serieUid: string; readonly modalite: string };

/**
 * What is opened as one: the slices of a series together, in the order in which they come; every other picture alone. Twenty
 * intra-oral radiographs in one series are twenty pictures.
 */
export function enPiles<T extends Placee>(instances: readonly T[]): readonly (readonly T[])[] {
  return [...Map.groupBy(instances, ({ serieUid }) => serieUid).values()].flatMap((serie) =>
    serie.length > IMAGES_PAR_DEMANDE || serie.some(({ modalite }) => EN_COUPES.has(modalite))
      ? [serie]
      : serie.map((seule) => [seule]),
  );
}

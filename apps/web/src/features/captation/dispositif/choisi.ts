import type { DispositifT } from '@orapont/contract/dispositif';
import type { Reglages } from '../useReglages.ts';

/** What a folder is called among the cameras. */
export const cleDossier = (nom: string) => `dossier ${nom}`;

/** The device of the registry that this camera was said to be; one that left the registry is no longer it. */
export const dispositifDe = (
  source: string | undefined,
  dispositifs: readonly DispositifT[],
  { dispositifs: choisis }: Pick<Reglages, 'dispositifs'>,
): DispositifT | undefined =>
  source === undefined ? undefined : dispositifs.find(({ id }) => id === choisis[source]);

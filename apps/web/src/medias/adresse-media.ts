import { lireMedia, type MediaT } from '@orapont/contract/media';
import type { RenduT } from '@orapont/contract/media-technique';
import { adresse } from '../kernel/call.ts';

type Options = {
  /** The act through which it is read: required on the requis's side, harmless on the other. */
  readonly acteId?: string | undefined;
  /** Fetched before it is shown: traced as made available, not as opened. */
  readonly prechargement?: boolean;
};

/** Address of the bytes of a picture; it changes with each turn, so that the browser may keep what it has. */
export const adresseMedia = (
  media: Pick<MediaT, 'id' | 'version'>,
  rendu: RenduT,
  { acteId, prechargement }: Options = {},
): string =>
  adresse(
    lireMedia,
    { id: media.id, rendu },
    { acte: acteId, v: media.version, prechargement: prechargement ? '1' : undefined },
  );

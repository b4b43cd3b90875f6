import type { Extrait } from '@orapont/domain/captation/extrait';
import type { Modalite } from '@orapont/domain/captation/medias';
import type { MotifGardee, Voisine } from '@orapont/domain/captation/qualite';
import { useCallback, useEffect, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { garder } from '../../horsligne/ports.ts';
import { adresseMedia } from '../../medias/adresse-media.ts';
import { useMedias } from '../../medias/requetes-medias.ts';
import type { Jugee } from './qualite/messages.ts';

export type PriseLocale = { readonly vue: string; readonly modalite: Modalite; readonly url: string | null };

export type AGarder = {
  /** A file that the browser cannot open, a film: kept without being judged here. */
  readonly cliche: Partial<Jugee> & { readonly image: Blob };
  readonly vue: string;
  readonly modalite: Modalite;
  readonly miroir: boolean;
  readonly motif: MotifGardee | null;
  readonly moyen?: 'PRISE' | 'IMPORT';
  /** What it was taken with, in the registry. */
  readonly dispositifId?: string | undefined;
  /** Named by whoever may ask for it twice. */
  readonly mediaId?: string | undefined;
  /** The film that it was taken out of. */
  readonly extrait?: Extrait | undefined;
};

/** Pictures of this sitting: into the vault one by one, shown here while the page is open, then asked of the server. */
export function usePrises(acteId: string, captationId: string) {
  const medias = useMedias(acteId);
  const [locales, setLocales] = useState<readonly PriseLocale[]>([]);
  const voisines = useRef<readonly Voisine[]>([]);
  const urls = useRef<string[]>([]);
  useEffect(
    () => () => {
      for (const url of urls.current) URL.revokeObjectURL(url);
    },
    [],
  );

  const ajouter = useCallback(
    async ({ cliche, vue, modalite, miroir, motif, moyen = 'PRISE', ...reste }: AGarder) => {
      const { image, codes, mesure, empreinte } = cliche;
      const qualite = codes && { codes, gardee: codes.length > 0, motif, nettete: mesure?.nettete ?? null };
      const prisLe = new Date().toISOString();
      const { mediaId = uuidv7(), dispositifId, extrait } = reste;
      await garder(
        {
          mediaId,
          acteId,
          vue,
          modalite,
          moyen,
          miroir,
          prisLe,
          captationId,
          qualite,
          dispositifId,
          extrait,
        },
        image,
      );
      if (empreinte) voisines.current = [...voisines.current, { vue, empreinte }];
      // A film has no picture of its own in the strip: those taken from it stand for it.
      const url = image.type.startsWith('image/') ? URL.createObjectURL(image) : null;
      if (url) urls.current.push(url);
      setLocales((avant) => [
        ...avant.filter((p) => p.vue !== vue || p.modalite !== modalite || url === null),
        { vue, modalite, url },
      ]);
    },
    [acteId, captationId],
  );

  const recues = (medias.data?.medias ?? [])
    .filter(({ etat }) => etat !== 'REJETE')
    .map((media) => ({
      vue: media.vue,
      modalite: media.modalite,
      vignette: media.etat === 'PRET' ? adresseMedia(media, 'vignette') : null,
    }));
  const faites = new Set<string>([...recues, ...locales].map(({ vue }) => vue));
  const enBlanc = (vue: string) =>
    [...recues, ...locales].some((prise) => prise.vue === vue && prise.modalite === 'LUMIERE_BLANCHE');
  return { recues, locales, faites, enBlanc, voisines, ajouter };
}

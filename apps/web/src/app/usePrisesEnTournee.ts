import type { Voisine } from '@orapont/domain/captation/qualite';
import { useCallback, useEffect, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { AGarder, PriseLocale, usePrises } from '../features/captation/usePrises.ts';
import type { VisiteLue } from '../features/tablette/useVisite.ts';
import { garder, lireApercu, lister } from '../horsligne/ports.ts';

/** Pictures of a visit: all of them are on the tablet, none is asked of the server. */
export function usePrisesEnTournee(visite: VisiteLue, captationId: string): ReturnType<typeof usePrises> {
  const { emport, resident, journal } = visite;
  const { acteId, dossierId } = resident;
  const { tourneeId } = emport;
  const [locales, setLocales] = useState<readonly PriseLocale[]>([]);
  const voisines = useRef<readonly Voisine[]>([]);
  const urls = useRef<string[]>([]);

  const montrer = useCallback((prise: Pick<PriseLocale, 'vue' | 'modalite'>, image: Blob) => {
    // Nothing of a film stands in a strip of pictures.
    if (!image.type.startsWith('image/')) return;
    const url = URL.createObjectURL(image);
    urls.current.push(url);
    setLocales((avant) => [
      ...avant.filter((p) => p.vue !== prise.vue || p.modalite !== prise.modalite),
      { vue: prise.vue, modalite: prise.modalite, url },
    ]);
  }, []);

  useEffect(() => {
    let partie = false;
    // What was taken before a restart is shown again from the vault.
    void lister(acteId).then(async (gardees) => {
      // A film has no picture of its own in the strip: it is not read for nothing.
      for (const prise of gardees.filter(({ typeMime }) => typeMime.startsWith('image/'))) {
        const image = await lireApercu(prise.mediaId);
        if (image && !partie) montrer(prise, image);
      }
    });
    return () => {
      partie = true;
      for (const url of urls.current.splice(0)) URL.revokeObjectURL(url);
    };
  }, [acteId, montrer]);

  const ajouter = useCallback(
    async ({ cliche, vue, modalite, miroir, motif, moyen = 'PRISE', ...reste }: AGarder) => {
      const { image, codes, mesure, empreinte } = cliche;
      const qualite = codes && { codes, gardee: codes.length > 0, motif, nettete: mesure?.nettete ?? null };
      const { mediaId = uuidv7(), dispositifId, extrait } = reste;
      await garder(
        {
          mediaId,
          acteId,
          dossierId,
          tourneeId,
          captationId,
          vue,
          modalite,
          moyen,
          miroir,
          qualite,
          dispositifId,
          extrait,
          prisLe: new Date().toISOString(),
          urgence: 'BILAN',
        },
        image,
      );
      if (empreinte) voisines.current = [...voisines.current, { vue, empreinte }];
      montrer({ vue, modalite }, image);
    },
    [acteId, dossierId, tourneeId, captationId, montrer],
  );

  const faites = new Set<string>([...journal.vues, ...locales.map(({ vue }) => vue)]);
  const enBlanc = (vue: string) =>
    locales.some((prise) => prise.vue === vue && prise.modalite === 'LUMIERE_BLANCHE');
  return { recues: [], locales, faites, enBlanc, voisines, ajouter };
}

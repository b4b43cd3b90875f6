import { useEffect, useState } from 'react';
import { lireApercu } from '../horsligne/ports.ts';

/** Pictures as this device has them, until the server shows its own. */
const apercus = new Map<string, string>();

export const estMontrable = (type: string): boolean => /^image\/(jpeg|png|webp)$/.test(type);

export const apercuDe = (mediaId: string): string | undefined => apercus.get(mediaId);

export function montrerApercu(mediaId: string, image: Blob): void {
  if (estMontrable(image.type) && !apercus.has(mediaId)) apercus.set(mediaId, URL.createObjectURL(image));
}

export function oublierApercu(mediaId: string): void {
  const url = apercus.get(mediaId);
  if (url) URL.revokeObjectURL(url);
  apercus.delete(mediaId);
}

/** The picture of a sending; after a reload it comes from the vault. */
export function useApercu(mediaId: string, montrable: boolean): string | undefined {
  const [lu, setLu] = useState(apercuDe(mediaId));
  useEffect(() => {
    if (apercus.has(mediaId) || !montrable) return;
    let partie = false;
    void lireApercu(mediaId)
      .catch(() => undefined)
      .then((image) => {
        if (!image || partie) return;
        montrerApercu(mediaId, image);
        setLu(apercuDe(mediaId));
      });
    return () => {
      partie = true;
    };
  }, [mediaId, montrable]);
  return lu;
}

import { Erreur } from '@orapont/domain/erreurs';
import { plageDeCoupe } from '@orapont/domain/imagerie/coupe';
import { rassembler } from '../../kernel/octets.ts';
import type { Objets } from '../objets/ports.ts';
import { type Media, trouverMedias } from './media-repository.ts';
import { objetDe } from './objets-media.ts';
import type { LireMedias, MediaSitue, TraitementLourds } from './ports.ts';

export const enSitue = (media: Media & { readonly typeMime: string }): MediaSitue => {
  const { organisationId, dossierId, mediaId, acteId, rotation, typeMime, surApercu } = media;
  return {
    organisationId,
    dossierId,
    mediaId,
    acteId,
    rotation,
    typeMime: surApercu ? 'image/jpeg' : typeMime,
    surApercu,
  };
};

/** What the PDF, the mail and the archive of the requis read pictures with. */
export function lecteurDeMedias({
  objets,
  lourds,
}: {
  readonly objets: Objets;
  readonly lourds: Pick<TraitementLourds, 'coupe'>;
}): LireMedias {
  return {
    async situer(tx, mediaIds) {
      const medias = await trouverMedias(tx, mediaIds);
      return mediaIds.map((mediaId) => {
        const media = medias.find((m) => m.mediaId === mediaId);
        if (media?.etat !== 'PRET' || media.typeMime === null) throw new Erreur('INTROUVABLE');
        return enSitue({ ...media, typeMime: media.typeMime });
      });
    },
    octets: (media, rendu) => rassembler(objets.lire(objetDe(media, rendu))),
    flux: (media, rendu) => objets.lire(objetDe(media, rendu)),
    async coupe(media, fichier, rang) {
      const ref = objetDe(media, 'normalise');
      const taille = await objets.taille(ref);
      const plage = taille === undefined ? undefined : plageDeCoupe(fichier, taille, rang);
      if (!plage) return undefined;
      const rendues = await lourds.coupe(fichier, await rassembler(objets.lire(ref, plage)));
      return rendues.accepte ? rendues.lecture.octets : undefined;
    },
  };
}

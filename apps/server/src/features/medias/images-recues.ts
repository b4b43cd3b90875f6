import { VUES } from '@orapont/domain/captation/vues';
import { unSeul } from '../../kernel/octets.ts';
import { avertir } from './avertir.ts';
import type { DepsMedias } from './deps.ts';
import { insererMedia } from './media-repository.ts';
import { fileDe, objetDe } from './objets-media.ts';
import type { ImageGardee, ImageRecueGardee, ImagesRecues } from './ports.ts';
import { recuDUneImage } from './recevoir.ts';

/** Pictures of a message: the bytes first, then the row with its job, in the transaction of whoever files it. */
export const imagesRecues = ({
  images,
  objets,
  travaux,
}: Pick<DepsMedias, 'images' | 'objets' | 'travaux'>): ImagesRecues => ({
  async garder(ou, octets, nommer) {
    const lue = await images.ingerer(octets);
    if (!lue.accepte) return undefined;
    const mediaId = nommer(lue.empreinteRecue);
    await objets.ecrire(objetDe({ ...ou, mediaId, rotation: 0 }, 'original'), unSeul(lue.octets));
    const { octets: gardes, accepte: _, ...image } = lue;
    return {
      mediaId,
      largeur: image.largeur,
      hauteur: image.hauteur,
      empreinteRecue: image.empreinteRecue,
      image: { ...image, taille: gardes.length },
      radio: recuDUneImage(lue).genre !== 'PHOTO',
    };
  },
  async inscrire(tx, { organisationId, dossierId, acteId }, recue, { auteurId, deposePar }) {
    const recu = enRecu(recue);
    const { code } = recue.radio ? VUES.RADIO : VUES.AUTRE;
    const inseree = await insererMedia(tx, {
      ...recu,
      organisationId,
      dossierId,
      acteId,
      mediaId: recue.mediaId,
      auteurId,
      deposePar,
      vue: code,
      vueDecrite: null,
      modalite: recue.radio ? 'RADIO' : 'LUMIERE_BLANCHE',
      miroir: false,
      etat: 'RECU',
      rejetCode: null,
      empreinteRecue: recue.empreinteRecue,
      avertissements: await avertir(tx, dossierId, recue.image.dicom),
      qualite: null,
      captationId: null,
      dispositif: null,
      extrait: null,
      prisLe: null,
    });
    if (inseree) await travaux.enfiler(tx, fileDe(recu), { organisationId, mediaId: recue.mediaId });
  },
});

/** The row says the size of the original; its bytes are on the disk already. */
function enRecu({ image }: ImageRecueGardee) {
  const { taille, ...reste } = image;
  const vide: ImageGardee = { ...reste, accepte: true, octets: new Uint8Array(0) };
  return { ...recuDUneImage(vide), octets: taille };
}

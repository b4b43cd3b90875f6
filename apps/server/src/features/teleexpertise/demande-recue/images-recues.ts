import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import { VUES } from '@orapont/domain/captation/vues';
import { idStable } from '../../../kernel/empreinte.ts';
import type { ImageRecueGardee, ImagesRecues } from '../../medias/ports.ts';
import type { DemandeRecue } from './ports.ts';

type Ou = { readonly organisationId: string; readonly dossierId: string; readonly acteId: string };

/**
 * Pictures of the message, checked and put away like any other: what is no picture stays in the message, where it is read.
 * The same file twice is one picture.
 */
export async function garderImages(
  images: ImagesRecues,
  ou: Ou,
  recue: Pick<DemandeRecue, 'images'>,
): Promise<readonly ImageRecueGardee[]> {
  const gardees = new Map<string, ImageRecueGardee>();
  for (const { octets } of recue.images) {
    const gardee = await images.garder(ou, octets, (empreinte) => idStable(ou.acteId, 'image', empreinte));
    if (gardee) gardees.set(gardee.mediaId, gardee);
  }
  return [...gardees.values()];
}

/** As the request cites them: which view it is, nobody said. */
export const citerImages = (
  gardees: readonly ImageRecueGardee[],
  auteur: DemandeFigeeT['requerant'],
): DemandeFigeeT['medias'] =>
  gardees.map(({ mediaId, largeur, hauteur, image, radio }) => ({
    id: mediaId,
    vue: radio ? 'RADIO' : 'AUTRE',
    vueLibelle: radio ? VUES.RADIO.libelle : VUES.AUTRE.libelle,
    vueDecrite: null,
    modalite: radio ? 'RADIO' : 'LUMIERE_BLANCHE',
    miroir: false,
    rotation: 0,
    largeur,
    hauteur,
    empreinte: image.empreinteGardee,
    auteur,
    prisLe: null,
  }));

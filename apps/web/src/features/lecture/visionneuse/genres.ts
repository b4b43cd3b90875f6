import { FORMES, FORMES_RADIO, type FormeAnnotation } from '@orapont/domain/bouche/annotation';
import { CADRES } from './cadres.ts';
import type { ImageDeLecture } from './modele.ts';

export const estPhoto = ({ genre = 'PHOTO' }: ImageDeLecture): boolean => CADRES[genre] === undefined;

/** What may be drawn on a picture: a film and a scan have no one surface to draw on. */
export function formesSur(image: ImageDeLecture | undefined): readonly FormeAnnotation[] {
  if (image?.genre === 'RADIO' || image?.genre === 'VOLUME') return FORMES_RADIO;
  return image && estPhoto(image) ? FORMES : [];
}

/** The same view under the other light. */
export const jumelle = (images: readonly ImageDeLecture[], image: ImageDeLecture | undefined) =>
  image &&
  images.find(
    ({ id, vue, modalite }) =>
      id !== image.id &&
      vue.code === image.vue.code &&
      modalite !== image.modalite &&
      [modalite, image.modalite].includes('FLUORESCENCE'),
  );

import type { LectureLueT } from '@orapont/contract/lecture';
import { lireImageGardee, type SchemaSigneT } from '@orapont/contract/lecture-historique';
import { lireMedia } from '@orapont/contract/media';
import { LIBELLE_CLICHE } from '@orapont/domain/captation/accrochage';
import { vueDe } from '@orapont/domain/captation/vues';
import { formaterDate, jourParis } from '@orapont/domain/dates';
import { adresse } from '../../kernel/call.ts';
import type { ImageDeLecture } from './visionneuse/modele.ts';

/** Pictures of earlier answers, from the copies that this organisation keeps; the newest first. */
export const imagesAnterieures = (schemas: readonly SchemaSigneT[]): readonly ImageDeLecture[] =>
  schemas.flatMap(({ compteRenduId, signeLe, images }) =>
    images.map((image) => {
      const url = (rendu: 'vignette' | 'lecture') =>
        adresse(lireImageGardee, { id: compteRenduId, media: image.id, rendu });
      return {
        id: image.id,
        vue: { code: image.vue, libelle: image.vueLibelle },
        urlVignette: url('vignette'),
        urlLecture: url('lecture'),
        urlOriginal: url('lecture'),
        largeur: image.largeur,
        hauteur: image.hauteur,
        miroir: image.miroir,
        rotation: 0,
        modalite: image.modalite,
        date: formaterDate(jourParis(image.prisLe ?? signeLe)),
      };
    }),
  );

/** What a picture is called: its view, and what it is when it is no photograph. */
function nomDe({ genre, cliche, dents, vueLibelle }: LectureLueT['images'][number]): string {
  switch (genre) {
    case 'RADIO':
      return [cliche ? LIBELLE_CLICHE[cliche] : vueLibelle, ...dents].join(' ');
    case 'VOLUME':
      return 'Examen en coupes';
    case 'SCAN3D':
      return `${vueLibelle}, empreinte 3D`;
    case 'VIDEO':
      return `${vueLibelle}, vidéo`;
    default:
      return vueLibelle;
  }
}

/** Pictures of a case as the viewer takes them, in mouth order. */
export function imagesDe({
  id: acte,
  images,
}: Pick<LectureLueT, 'id' | 'images'>): readonly ImageDeLecture[] {
  return images.map((image) => {
    const url = (rendu: 'vignette' | 'lecture' | 'original') =>
      adresse(lireMedia, { id: image.id, rendu }, { acte, v: image.version });
    const { ordre, montre } = vueDe(image);
    return {
      id: image.id,
      genre: image.genre,
      vue: { code: image.vue, libelle: nomDe(image), ordre, montre },
      urlVignette: url('vignette'),
      urlLecture: url('lecture'),
      urlOriginal: url('original'),
      largeur: image.largeur,
      hauteur: image.hauteur,
      miroir: image.miroir,
      rotation: image.rotation,
      modalite: image.modalite,
      acte,
      source: image,
    };
  });
}

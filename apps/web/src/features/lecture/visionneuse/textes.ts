import type { ImageDeLecture } from './modele.ts';

export const TEXTES_VISIONNEUSE = {
  titre: 'Images',
  imageCourante: 'Image affichée',
  outils: 'Outils de l’image',
  precedente: 'Image précédente',
  suivante: 'Image suivante',
  agrandir: 'Agrandir',
  reduire: 'Réduire',
  tourner: 'Tourner d’un quart de tour',
  retourner: 'Retourner (miroir)',
  luminosite: 'Luminosité',
  contraste: 'Contraste',
  reinitialiser: 'Réinitialiser la vue',
  comparer: 'Comparer',
  lier: 'Images liées',
  poser: 'Poser un repère',
  planche: 'Planche des images, dans l’ordre de la bouche',
  reperes: 'Repères de cette image',
  aucunRepere: 'Aucun repère sur cette image.',
  miroirRedresse: 'miroir redressé',
  imageRetournee: 'image retournée',
  definitionOriginale: 'pleine définition',
  chargement: (libelle: string) => `Chargement de l’image « ${libelle} »…`,
  erreur: (libelle: string) => `L’image « ${libelle} » ne s’est pas affichée.`,
  erreurAide: 'Votre lecture est conservée. Vérifiez la connexion, puis réessayez.',
  reessayer: 'Réessayer',
  aucuneImage: 'Aucune image dans cette demande.',
  aucuneImageAide: 'Demandez un complément au requérant en précisant les vues utiles.',
  modePose:
    'Cliquez sur l’image, ou déplacez la mire avec les flèches (Maj : pas fin) puis Entrée. Échap pour quitter.',
  mire: 'Mire de pose d’un repère',
  positionMire: (x: number, y: number) =>
    `Mire à ${Math.round(x)} % de la largeur et ${Math.round(y)} % de la hauteur`,
  gauche: 'Image de gauche',
  droite: 'Image de droite',
  sansCible: 'Choisissez d’abord une dent, une face ou un site : le repère lui sera attaché.',
  avecCible: (cible: string) => `Le repère sera attaché à : ${cible}`,
} as const;

/** « Vue 3 sur 12, occlusale maxillaire, 2 repères »: what the filmstrip says of a picture. */
export function libelleVignette(
  image: ImageDeLecture,
  rang: number,
  total: number,
  nombreReperes: number,
): string {
  const reperes = nombreReperes === 0 ? '' : `, ${nombreReperes} repère${nombreReperes > 1 ? 's' : ''}`;
  return `Vue ${rang} sur ${total}, ${image.vue.libelle}${reperes}`;
}

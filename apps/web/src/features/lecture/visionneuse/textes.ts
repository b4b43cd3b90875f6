import type { ImageDeLecture } from './modele.ts';
import type { EtatRecalage } from './recalage/useClignotement.ts';

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
  enPreparation: 'Les images se préparent\u00a0: elles s’affichent dans un instant.',
  aucuneImage: 'Aucune image dans cette demande.',
  aucuneImageAide: 'Demandez un complément au requérant en précisant les vues utiles.',
  consignes: {
    POINT:
      'Cliquez sur l’image, ou déplacez la mire avec les flèches (Maj\u00a0: pas fin) puis Entrée. Échap pour quitter.',
    FLECHE:
      'Tirez vers ce que la flèche montre, ou au clavier\u00a0: Entrée au départ, les flèches, Entrée au bout. Échap pour quitter.',
    CONTOUR:
      'Entourez d’un trait, ou au clavier\u00a0: Entrée à chaque angle, Maj+Entrée pour fermer, Retour arrière pour reprendre. Échap pour quitter.',
    TEXTE: 'Cliquez où écrire, ou déplacez la mire avec les flèches puis Entrée. Échap pour quitter.',
    MOMENT: '',
    LONGUEUR:
      'Cliquez les deux bouts, ou placez la mire avec les flèches (Maj\u00a0: pas fin) puis Entrée. Échap pour quitter.',
    ANGLE:
      'Cliquez un côté, le sommet, l’autre côté, ou placez la mire avec les flèches (Maj\u00a0: pas fin) puis Entrée. Échap pour quitter.',
    NEUTRE: 'Cliquez un point qui devrait être gris, ou placez la mire puis Entrée. Échap pour quitter.',
    LOUPE: 'La loupe suit le pointeur et les flèches (Maj\u00a0: pas fin). Échap ou H pour la fermer.',
  },
  /** Under a finger there is neither key nor click. */
  consignesAuDoigt: {
    POINT: 'Touchez l’image.',
    FLECHE: 'Tirez vers ce que la flèche montre.',
    CONTOUR: 'Entourez d’un trait.',
    TEXTE: 'Touchez où écrire.',
    MOMENT: '',
    LONGUEUR: 'Touchez les deux bouts.',
    ANGLE: 'Touchez un côté, le sommet, l’autre côté.',
    NEUTRE: 'Touchez un point qui devrait être gris.',
    LOUPE: 'La loupe suit le doigt.',
  },
  modeDeplacement:
    'Flèches\u00a0: déplacer (Maj\u00a0: pas fin). Espace\u00a0: point suivant du dessin. Entrée\u00a0: garder. Échap\u00a0: laisser comme avant.',
  texteAnnotation: 'Texte écrit sur l’image',
  ecrireTexte: 'Écrire',
  abandonner: 'Abandonner',
  deplacerRepere: 'Déplacer',
  retirerRepere: 'Retirer',
  formes: 'Forme du repère',
  formesPossibles: {
    POINT: 'Point',
    FLECHE: 'Flèche',
    CONTOUR: 'Contour',
    TEXTE: 'Texte',
    MOMENT: 'Moment',
    LONGUEUR: 'Longueur',
    ANGLE: 'Angle',
  },
  loupe: 'Loupe',
  grille: 'Grille de toutes les images',
  lumiere: 'Lumière et couleurs',
  temperature: 'Température de couleur',
  teinte: 'Teinte',
  neutre: 'Désigner un gris',
  modifieALAffichage: 'modifié à l’affichage, l’original est intact',
  avant: 'Même vue à la date précédente',
  deLaVideo: (moment: string) => `tirée de la vidéo, ${moment}`,
  voirDansLeFilm: (moment: string) => `Voir dans la vidéo, ${moment}`,
  imageDu: (date: string) => `du ${date}`,
  alterner: 'Superposer',
  alternerSeul: 'Alterner sans cesse',
  ajusterPaire: 'Ajuster par trois points',
  recalages: {
    AUCUN: '',
    EN_COURS: 'Recalage des deux images…',
    AUTOMATIQUE: 'Images recalées automatiquement sur leurs contours.',
    INCERTAIN: 'Recalage automatique incertain\u00a0: ajustez par trois points.',
    MANUEL: 'Images recalées à la main.',
  } as const satisfies Record<EtatRecalage, string>,
  pointAttendu: (rang: number) =>
    rang <= 3
      ? `Désignez trois points sur cette image\u00a0: ${rang} sur 3.`
      : `Désignez les mêmes points sur l’autre image\u00a0: ${rang - 3} sur 3.`,
  mire: 'Mire de pose d’un repère',
  positionMire: (x: number, y: number) =>
    `Mire à ${Math.round(x)} % de la largeur et ${Math.round(y)} % de la hauteur`,
  gauche: 'Image de gauche',
  droite: 'Image de droite',
  sansCible: 'Choisissez d’abord une dent, une face ou un site : le repère lui sera attaché.',
  avecCible: (cible: string) => `Le repère sera attaché à : ${cible}`,
} as const;

interface Place {
  readonly rang: number;
  readonly total: number;
  readonly nombreReperes: number;
  readonly allumee: boolean;
}

/** « Vue 3 sur 12, occlusale maxillaire, 2 repères »: what the filmstrip says of a picture. */
export function libelleVignette(
  image: ImageDeLecture,
  { rang, total, nombreReperes, allumee }: Place,
): string {
  const reperes = nombreReperes === 0 ? '' : `, ${nombreReperes} repère${nombreReperes > 1 ? 's' : ''}`;
  const modalite = image.modalite === 'FLUORESCENCE' ? ', fluorescence' : '';
  return `Vue ${rang} sur ${total}, ${image.vue.libelle}${modalite}${reperes}${allumee ? ', montre l’endroit choisi' : ''}`;
}

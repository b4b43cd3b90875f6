const N = '\u00a0';

/** What each key of the pictures does, as the help says it. */
export const GESTES = {
  suivante: `Image suivante${N}; parmi celles qui montrent la dent choisie, s’il y en a`,
  precedente: 'Image précédente',
  suivanteDeToutes: 'Image suivante parmi toutes',
  precedenteDeToutes: 'Image précédente parmi toutes',
  grille: 'Grille de toutes les images, placées comme la bouche',
  agrandir: 'Agrandir',
  reduire: 'Réduire',
  loupe: `Loupe${N}: suit le pointeur et les flèches`,
  tourner: 'Tourner d’un quart de tour',
  retourner: 'Retourner',
  plusClair: 'Plus de luminosité',
  moinsClair: 'Moins de luminosité',
  plusContraste: 'Plus de contraste',
  moinsContraste: 'Moins de contraste',
  blanc: `Balance des blancs${N}: désigner un point qui devrait être gris`,
  reinitialiser: 'Revenir au départ',
  comparer: 'Comparer deux images, zoom et déplacement liés',
  lier: 'Délier les deux images, ou les lier de nouveau',
  remonter: 'Comparer avec la même vue à la date précédente',
  superposer: 'Superposer l’autre image (fluorescence, ou celle de droite), recalée',
  alterner: 'Alterner sans cesse les deux images, ou arrêter',
  poser: `Poser un repère${N}: clic, ou flèches puis Entrée`,
} as const;

/** Keys that the frame of a radiograph, of slices, of a film or of a scan offers, and how the help says them. */
export const GESTES_DU_CADRE: Readonly<Record<string, readonly [dite: string, effet: string]>> = {
  '+': ['+', GESTES.agrandir],
  '=': ['', ''],
  '-': ['−', GESTES.reduire],
  r: ['R', GESTES.tourner],
  f: ['F', GESTES.retourner],
  i: ['I', 'Inverser le noir et le blanc'],
  l: ['L', 'Mesurer une longueur'],
  a: ['A', 'Mesurer un angle'],
  '0': ['0', GESTES.reinitialiser],
  ',': [',', 'Image précédente de la vidéo'],
  '.': ['.', 'Image suivante de la vidéo'],
  m: ['M', 'Marquer ce moment de la vidéo'],
};

/** Keys that are heard in the frame alone: elsewhere they belong to the page. */
export const AIDE_DU_CADRE = {
  RADIO: [
    ['Flèches', 'Dans l’image, la déplacer'],
    ['Maj+Flèches', 'Dans l’image, luminosité et contraste'],
  ],
  PILE: [
    ['Page suivante', `Dans l’image, coupe suivante (Page précédente${N}: la précédente)`],
    ['Flèches', 'Dans l’image, la déplacer'],
    ['Maj+Flèches', 'Dans l’image, luminosité et contraste'],
  ],
  PLANS: [
    ['Flèches', `Dans un plan, déplacer le point où les trois se croisent (Maj${N}: plus loin)`],
    ['Page suivante', `Dans un plan, coupe suivante (Page précédente${N}: la précédente)`],
  ],
  VIDEO: [
    ['Espace', 'Sur la vidéo, lire ou mettre en pause'],
    ['Flèches', 'Sur la vidéo, avancer ou reculer de deux secondes'],
    ['Début', 'Sur la vidéo, aller au début (Fin : à la fin)'],
  ],
  SCAN3D: [['Flèches', 'Sur l’empreinte, la tourner']],
  PHOTO: [['Flèches', `Dans l’image, la déplacer (Maj${N}: pas fin)`]],
} as const satisfies Readonly<Record<string, readonly (readonly [string, string])[]>>;

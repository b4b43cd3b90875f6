import { direInstant } from '@orapont/domain/bouche/annotation';

const N = '\u00a0';
const F = '\u202f';

const nombre = (valeur: number, decimales = 1) =>
  valeur.toLocaleString('fr-FR', { minimumFractionDigits: decimales, maximumFractionDigits: decimales });

export const TEXTES_VISIONNEUSES = {
  outilsRadio: 'Outils de la radiographie',
  outilsCoupes: 'Outils de l’examen en coupes',
  cadreRadio: (nom: string) => `${nom}, radiographie à parcourir`,
  aideRadio: `Flèches${N}: déplacer. Maj et flèches${N}: luminosité et contraste. Plus et moins${N}: zoom. I${N}: inverser. R${N}: tourner. F${N}: retourner. L${N}: mesurer une longueur. A${N}: mesurer un angle. 0${N}: revenir au départ.`,
  aideCoupes: `Page précédente et page suivante${N}: changer de coupe.`,
  fenetre: 'Fenêtre',
  fenetreALaMain: 'À la main',
  fenetreLue: (centre: number, largeur: number) =>
    `centre ${Math.round(centre).toLocaleString('fr-FR')}, largeur ${Math.round(largeur).toLocaleString('fr-FR')}`,
  fenetrer: 'Luminosité et contraste à la souris',
  deplacer: 'Déplacer à la souris',
  inverser: 'Inverser le noir et le blanc',
  tourner: 'Tourner d’un quart',
  retourner: 'Retourner en miroir',
  zoomPlus: 'Agrandir',
  zoomMoins: 'Réduire',
  depart: 'Revenir au départ',
  longueur: 'Mesurer une longueur',
  angle: 'Mesurer un angle',
  effacer: 'Effacer les mesures',
  poserLongueur: `Cliquez le premier point, puis le second. Au clavier${N}: flèches, puis Entrée. Échap pour arrêter.`,
  poserAngle: `Cliquez un point de chaque côté, le sommet au milieu${N}: trois points. Au clavier${N}: flèches, puis Entrée. Échap pour arrêter.`,
  nonEtalonnee: `Non étalonnée${N}: pas de mesure de longueur`,
  nonEtalonneeAide: 'Ce fichier ne dit pas la taille d’un point. Seuls les angles se mesurent.',
  source: {
    CAPTEUR: (x: number) =>
      `Longueurs projetées sur le capteur (point de ${nombre(x, 3)}${N}mm, lu dans le fichier)${N}: la grandeur réelle est plus petite, et dépend de la position.`,
    CALIBREE: (x: number) =>
      `Longueurs étalonnées par l’appareil (point de ${nombre(x, 3)}${N}mm)${N}: cliché projeté, à vérifier sur une grandeur connue.`,
    PATIENT: (x: number) =>
      `Longueurs dans le plan de la coupe (point de ${nombre(x, 2)}${N}mm, lu dans le fichier).`,
  },
  mesures: 'Mesures',
  mesuresIci: 'Ces mesures restent sur cet écran, elles ne sont pas enregistrées.',
  coupe: (rang: number, total: number) => `Coupe ${rang} sur ${total}`,
  choixCoupe: 'Coupe',
  ecartees: (n: number) =>
    n > 1
      ? `${n.toLocaleString('fr-FR')} autres images du même dossier ne font pas partie de cet examen.`
      : 'Une autre image du même dossier ne fait pas partie de cet examen.',
  chargement: 'Chargement de l’image…',
  chargementVolume: (faites: number, total: number) => `Chargement des coupes${N}: ${faites} sur ${total}`,
  enPreparation: (pourCent: number) => `Préparation de l’examen${N}: ${pourCent}${N}%`,
  sansCopie: 'Ce fichier n’a pas pu être redessiné. Voici sa vue d’ensemble, sans réglage ni mesure.',
  erreur: 'Cette image ne s’affiche pas. Elle est bien conservée.',
  reessayer: 'Réessayer',
  affichage: 'Affichage',
  vuePile: 'Coupe par coupe',
  vuePlans: 'Trois plans',
  sansGl:
    'Les trois plans demandent un affichage 3D (WebGL), que ce navigateur n’a pas. Les coupes restent lisibles une par une.',
  plans: {
    AXIALE: 'Coupe axiale (vue de dessous)',
    CORONALE: 'Coupe coronale (vue de face)',
    SAGITTALE: 'Coupe sagittale (vue de côté)',
  },
  plansCourts: { AXIALE: 'Axiale', CORONALE: 'Coronale', SAGITTALE: 'Sagittale' },
  aidePlans: `Cliquez un point${N}: les trois plans s’y croisent. Au clavier${N}: flèches pour déplacer ce point, page précédente et page suivante pour changer de coupe.`,
  aidePlansCourte: `Cliquez un point${N}: les trois plans s’y croisent. Ces plans sont calculés, ils ne sont pas dans le fichier${N}: mesures et repères se posent «${N}coupe par coupe${N}».`,
  /** Which side of the person each edge of a plane is. */
  bords: {
    AXIALE: { gauche: 'D', droite: 'G', haut: 'Av', bas: 'Ar' },
    CORONALE: { gauche: 'D', droite: 'G', haut: 'H', bas: 'B' },
    SAGITTALE: { gauche: 'Av', droite: 'Ar', haut: 'H', bas: 'B' },
  },
  lieu: (x: string, y: string, z: string) =>
    `Point regardé, depuis le coin droit, avant et bas de l’examen${N}: ${x} vers la gauche, ${y} vers l’arrière, ${z} vers le haut.`,
  oblique: (degres: number) =>
    `Coupes acquises en oblique (${nombre(degres)}°)${N}: les trois plans sont recoupés dans les axes de la personne.`,
  plansNonLus:
    'L’orientation des coupes n’a pas été lue quand cet examen a été préparé : les trois plans ne sont pas proposés. Les coupes se lisent une par une.',
  millimetres: (valeur: number) => `${nombre(valeur)}${N}mm`,
  outilsScan: 'Outils de l’empreinte 3D',
  cadreScan: (nom: string) => `${nom}, empreinte à tourner`,
  aideScan: `Glissez pour tourner, pincez ou roulez pour agrandir. Au clavier${N}: flèches, plus et moins, 0 pour revenir au départ.`,
  vueScan: 'Vue',
  vuesScan: {
    FACE: 'De face',
    DESSUS: 'De dessus',
    DESSOUS: 'De dessous',
    DROITE: 'Côté droit',
    GAUCHE: 'Côté gauche',
  },
  couleurs: 'Couleurs du scanner',
  lumiere: 'Lumière rasante',
  tailleScan: (x: number, y: number, z: number, triangles: number) =>
    `${nombre(x)} × ${nombre(y)} × ${nombre(z)}${N}mm si l’appareil compte en millimètres, ${triangles.toLocaleString('fr-FR')} triangles.`,
  sansGlScan:
    'Tourner l’empreinte demande un affichage 3D (WebGL), que ce navigateur n’a pas. En voici une vue fixe.',
  outilsVideo: 'Outils de la vidéo',
  lecture: 'Lire',
  pause: 'Mettre en pause',
  imagePrecedente: 'Image précédente',
  imageSuivante: 'Image suivante',
  vitesse: 'Vitesse',
  vitesses: { '0.25': 'Un quart', '0.5': 'Moitié', '1': 'Normale', '2': 'Double' },
  position: 'Position dans la vidéo',
  instant: direInstant,
  instantSur: (secondes: number, duree: number) => `${direInstant(secondes)} sur ${direInstant(duree)}`,
  son: 'Son',
  marquer: 'Marquer ce moment',
  moments: 'Moments marqués',
  aucunMoment: `Aucun moment marqué. Arrêtez-vous sur ce qui compte, puis «${N}Marquer ce moment${N}».`,
  moment: (rang: number) => `Moment ${rang}`,
  secteurs: 'Secteur montré',
  allerA: (nom: string, secondes: number) => `${nom}, ${direInstant(secondes)}`,
  oterMoment: (nom: string) => `Ôter ${nom}`,
  capturer: 'Garder cette image',
  imageGardee: (secteur: string) => (secteur ? `Image gardée, ${secteur}` : 'Image gardée'),
  capturee: 'Image ajoutée aux envois.',
  momentsIci: 'Vos marques restent sur cet écran, elles ne sont pas enregistrées.',
  videoIllisible: `Ce navigateur ne lit pas cette vidéo${F}; elle est bien conservée. Ouvrez la demande avec un autre navigateur, ou demandez-la en MP4 (H.264).`,
  enPause: 'En pause',
} as const;

export const SECTEURS = [
  'Haut, à droite',
  'Haut, devant',
  'Haut, à gauche',
  'Bas, à gauche',
  'Bas, devant',
  'Bas, à droite',
  'Muqueuses',
] as const;

import type { EtudeDuDossierT, PileT } from '@orapont/contract/imagerie-dossier';

export const TEXTES = {
  titre: 'Examens d’imagerie',
  aucun: 'Aucun examen reçu d’un appareil ou d’un disque n’est rattaché à ce dossier.',
  erreur: 'Ces examens ne s’affichent pas',
  erreurSur: 'Ils sont gardés.',
  sansDescription: 'Examen',
  duJour: (jour: string) => `Examen du ${jour}`,
  rattachePar: (qui: string, quand: string) => `rattaché par ${qui} le ${quand}`,
  enPreparation: 'En préparation',
  illisible: 'Image illisible, gardée telle quelle',
  sansCopie: 'Cette image ne se règle pas ici\u00a0: elle est montrée dans la fenêtre qu’elle demande.',
  texteIncruste: 'Du texte est incrusté dans l’image',
  ouvrir: 'Ouvrir',
  ouvrirPile: (nom: string) => `Ouvrir ${nom}`,
  coupes: (n: number) => `${n} coupes`,
  versDemande: 'Voir la demande où sont ces images',
  detacher: 'Ce n’est pas cette personne',
  detacherTitre: 'Retirer cet examen du dossier\u202f?',
  detacherAide:
    'Il revient dans « Images reçues », où une personne dira de qui il est. S’il est dans une demande en préparation, ses images en sortent.',
  detacherOui: 'Retirer du dossier',
  detache: 'Examen retiré du dossier. Il attend dans « Images reçues ».',
  exporter: 'Export anonyme',
  exporterTitre: 'Exporter ces images sans identité',
  exporterOui: 'Télécharger',
  exporterAide:
    'Un fichier ZIP au format DICOM, pour enseigner ou demander conseil hors du parcours de soins. Les vidéos, les empreintes 3D et les examens en coupes reçus en archive n’en font pas partie. Le téléchargement est inscrit à l’historique du dossier.',
  ote: 'Ce qui est ôté',
  oteListe: [
    'nom, naissance, sexe, numéros et structure de la personne',
    'dates et heures, prescripteur, appareil, textes libres, éléments privés',
    'identifiants DICOM, remplacés de la même façon dans tout l’export',
  ],
  reste: 'Ce qui reste',
  resteListe: [
    'les pixels, ce qui les décrit et les mesure, les codes de ce que l’image montre',
    'un visage, une prothèse marquée ou une bouche connue peuvent encore désigner quelqu’un\u00a0: regardez avant d’envoyer',
  ],
  incrusteTitre: {
    DIT: 'Des images portent du texte incrusté',
    POSSIBLE: 'Du texte peut être incrusté dans les pixels',
  },
  incrusteAide: {
    DIT: 'Celles dont le fichier le dit restent ici. Un appareil qui ne le dit pas n’est pas deviné\u00a0: ouvrez chaque image de l’export.',
    POSSIBLE:
      'Une échographie, un scanner ou une capture d’écran portent parfois un nom ou une date, sans que le fichier le dise\u00a0: ouvrez chaque image de l’export.',
  },
  annuler: 'Annuler',
  fermer: 'Fermer',
  importer: 'Importer un disque',
  importerFichiers: 'Importer un ZIP',
  importVide: 'Ce choix ne contient pas d’image DICOM.',
  importLecture: 'Lecture du disque',
  importPasCommence: 'Ce disque n’a pas pu être copié sur cet appareil. Choisissez-le à nouveau.',
  imports: 'Disques importés',
  disque: 'Disque',
  recus: (recus: number, total: number) =>
    `${recus}\u00a0image${recus > 1 ? 's' : ''} reçue${recus > 1 ? 's' : ''} sur ${total}`,
  copie: (faits: number, total: number) =>
    `Copie sur cet appareil\u00a0: ${faits} sur ${total}. Laissez cette page ouverte jusqu’à la fin de la copie.`,
  copieInterrompue: (faits: number, total: number) =>
    `La copie s’est arrêtée à ${faits} sur ${total}. Choisissez ce disque à nouveau pour le reste\u00a0: ce qui est reçu n’entre pas deux fois.`,
  enChemin:
    'L’envoi continue de lui-même, même si cette page est rechargée. Le disque n’est pas à choisir de nouveau.',
  fini: 'Tout est reçu. Les copies gardées sur cet appareil ont été effacées.',
  finiSauf: (n: number) =>
    n > 1
      ? `L’envoi est fini. ${n}\u00a0fichiers ne sont pas gardés.`
      : 'L’envoi est fini. Un fichier n’est pas gardé.',
  lots: (n: number) => (n > 1 ? `${n}\u00a0lots en route` : 'Un lot en route'),
  lot: (rang: number, total: number, fichiers: number) =>
    `Lot ${rang} sur ${total}, ${fichiers}\u00a0fichier${fichiers > 1 ? 's' : ''}`,
  lotVerifie: 'vérification',
  refuses: 'Fichiers qui ne sont pas gardés',
  reessayer: 'Réessayer',
  oublier: 'Retirer de la liste',
  oublierImport: (nom: string) => `Retirer de la liste\u00a0: ${nom}`,
  arreterImport: (nom: string) => `Arrêter l’import\u00a0: ${nom}`,
  arreterTitre: 'Arrêter cet import\u202f?',
  arreterTexte: 'Ce qui n’est pas parti est effacé de cet appareil. Les images déjà reçues restent.',
  arreter: 'Arrêter l’import',
  refusArchive: {
    ILLISIBLE: 'Cette archive ne s’ouvre pas\u00a0: elle est abîmée, ou protégée par un mot de passe.',
    PIEGEE:
      'Cette archive annonce plus de données qu’elle ne peut en contenir\u00a0: elle n’est pas ouverte.',
  },
} as const;

const JOUR = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });
export const enJour = (jour: string) =>
  JOUR.format(new Date(jour.length === 10 ? `${jour}T12:00:00Z` : jour));

/** What machines write between themselves, in words. */
const MODALITES: Readonly<Record<string, string>> = {
  IO: 'Cliché rétroalvéolaire',
  PX: 'Panoramique',
  DX: 'Radiographie',
  CR: 'Radiographie',
  CT: 'Scanner',
  XC: 'Photographie',
  GM: 'Photographie',
  US: 'Échographie',
  MR: 'IRM',
  OT: 'Image',
};
const nomDeModalite = (modalite: string) => MODALITES[modalite] ?? (modalite || 'Image');

export const nomDePile = ({ description, modalite }: Pick<PileT, 'description' | 'modalite'>) =>
  description || nomDeModalite(modalite);

export const nomDEtude = ({ description, modalites }: Pick<EtudeDuDossierT, 'description' | 'modalites'>) =>
  description || nomDeModalite(modalites[0] ?? '');

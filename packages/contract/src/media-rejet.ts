/** What the server reads; a file chosen under another name is still judged by its bytes. */
export const TYPES_CHOISIS = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'image/heif',
  'application/dicom',
  '.dcm',
  '.heic',
  'video/mp4',
  'video/webm',
  'video/quicktime',
  '.zip',
  '.stl',
  '.ply',
] as const;

export const CODES_REJET = [
  'VIDE',
  'TROP_LOURD',
  'TROP_GRAND',
  'TRONQUE',
  'FORMAT_INCONNU',
  'FORMAT_A_CONVERTIR',
  'VIDEO',
  'DOCUMENT',
  'DICOM_SANS_IMAGE',
  'ILLISIBLE',
  'VIDEO_COUPEE',
  'ARCHIVE_PIEGEE',
  'ARCHIVE_ILLISIBLE',
  'SERIE_SANS_IMAGE',
  'SERIE_MELANGEE',
  'MAILLAGE_ILLISIBLE',
  'MAILLAGE_TRONQUE',
] as const;
export type CodeRejet = (typeof CODES_REJET)[number];

/** Shown beside the file: what is wrong with it, and what to do. */
export const PHRASES_REJET = {
  VIDE: 'Ce fichier est vide. Reprenez la photo ou choisissez un autre fichier.',
  TROP_LOURD:
    'Ce fichier est trop lourd\u00a0: 64\u00a0Mo au plus pour une image, 150\u00a0Mo pour une empreinte 3D, 2\u00a0Go pour une vidéo ou un examen en coupes.',
  TROP_GRAND:
    'Cette image compte trop de points\u00a0: 64\u00a0millions de pixels au plus. Réduisez ou reprenez la photo\u202f; si c’est une radiographie, exportez-la à nouveau depuis le logiciel d’imagerie.',
  TRONQUE:
    'Ce fichier est incomplet, il a été coupé pendant une copie. Envoyez à nouveau l’original ou reprenez la photo.',
  FORMAT_INCONNU:
    'Ce fichier n’est pas une image que l’on sait lire. Choisissez une photo JPEG, PNG, WebP ou HEIC, une radiographie DICOM, une vidéo MP4, MOV ou WebM, ou une empreinte STL ou PLY.',
  FORMAT_A_CONVERTIR:
    'Ce format d’image n’est pas repris (TIFF, BMP, GIF, AVIF, image animée…). Enregistrez l’image en JPEG ou en PNG, puis choisissez ce nouveau fichier.',
  VIDEO:
    'Cette vidéo est d’une sorte que les navigateurs ne lisent pas (AVI, MPEG, film sans image…). Enregistrez-la en MP4 ou en WebM, puis choisissez ce nouveau fichier.',
  DOCUMENT:
    'Ce fichier est un document (PDF, Word, archive…), pas une image. Exportez-en l’image en JPEG ou en PNG, puis choisissez-la.',
  DICOM_SANS_IMAGE:
    'Ce fichier DICOM ne contient pas d’image\u00a0: c’est un index, un compte rendu ou un document. Choisissez le fichier de la radiographie elle-même.',
  ILLISIBLE:
    'Cette image ne peut pas être lue. Reprenez la photo\u202f; si c’est une radiographie, exportez-la à nouveau depuis le logiciel d’imagerie.',
  VIDEO_COUPEE:
    'Cette vidéo est incomplète, elle a été coupée pendant l’enregistrement ou une copie. Copiez à nouveau l’original ou filmez une seconde fois.',
  ARCHIVE_PIEGEE:
    'Cette archive se déploie bien au-delà de ce qu’elle annonce, ou contient trop de fichiers. Elle n’est pas ouverte\u00a0: demandez au cabinet d’imagerie une nouvelle copie.',
  ARCHIVE_ILLISIBLE:
    'Cette archive ne peut pas être ouverte (abîmée, protégée par un mot de passe ou incomplète). Choisissez plutôt le dossier du CD, ou une archive ZIP sans mot de passe.',
  SERIE_SANS_IMAGE:
    'Aucune image DICOM lisible n’a été trouvée dans ce dossier. Choisissez le dossier entier du CD, celui qui contient les coupes.',
  SERIE_MELANGEE:
    'Les coupes de cet examen n’ont pas toutes la même taille\u00a0: elles ne forment pas un seul volume. Envoyez chaque série à part.',
  MAILLAGE_ILLISIBLE:
    'Cette empreinte 3D ne peut pas être lue. Exportez-la à nouveau en STL ou en PLY depuis le logiciel du scanner.',
  MAILLAGE_TRONQUE:
    'Cette empreinte 3D est incomplète\u00a0: le fichier contient moins de triangles qu’il n’en annonce. Exportez-la à nouveau.',
} as const satisfies Record<CodeRejet, string>;

/** What the file itself makes doubtful. Said beside the picture, to both sides; nothing is refused for it. */
export const AVERTISSEMENTS_MEDIA = ['AUTRE_PATIENT', 'TEXTE_INCRUSTE'] as const;
export type AvertissementMedia = (typeof AVERTISSEMENTS_MEDIA)[number];
export const PHRASES_AVERTISSEMENT = {
  AUTRE_PATIENT:
    'L’identité inscrite dans ce fichier n’est pas celle de ce dossier. Vérifiez qu’il s’agit bien de cette personne\u202f; sinon, retirez l’image.',
  TEXTE_INCRUSTE: 'Du texte est incrusté dans cette image\u00a0: vérifiez qu’il désigne bien cette personne.',
} as const satisfies Record<AvertissementMedia, string>;

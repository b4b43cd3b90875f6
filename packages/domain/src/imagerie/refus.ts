/**
 * Why a received instance is not kept, in one word; the three worlds that hear of it: the person, the machine on DIMSE, the
 * machine on the web.
 *
 * @source DICOM PS3.4 §B.2.3 and PS3.7 annex C (statuses of C-STORE); PS3.18 §10.5 and table I.2-2 (failure reasons)
 */
export const REFUS_RECEPTION = {
  ILLISIBLE: {
    phrase: 'Ce fichier n’est pas un fichier DICOM que l’on sait lire.',
    statut: 0xc000,
  },
  TRONQUE: {
    phrase: 'Ce fichier est incomplet\u00a0: il a été coupé en chemin. Envoyez-le à nouveau.',
    statut: 0xc001,
  },
  SANS_IDENTIFIANTS: {
    phrase: 'Ce fichier ne dit pas de quel examen il vient\u00a0: ses identifiants manquent ou sont faux.',
    statut: 0xa900,
  },
  SANS_IMAGE: {
    phrase: 'Ce fichier ne contient pas d’image\u00a0: c’est un index, un compte rendu ou un document.',
    statut: 0x0122,
  },
  TROP_LOURD: { phrase: 'Ce fichier est trop lourd.', statut: 0xa700 },
  TROP_GRAND: { phrase: 'Cette image compte trop de points.', statut: 0xa701 },
  AUTRE_CONTENU: {
    phrase:
      'Une autre image porte déjà cet identifiant\u00a0: la première est gardée, celle-ci ne l’est pas.',
    statut: 0x0111,
  },
  AUTRE_PATIENT: {
    phrase: 'L’identité inscrite dans ce fichier n’est pas celle de la personne choisie.',
    statut: 0xa901,
  },
  AUTRE_ETUDE: {
    phrase: 'Ce fichier est d’un autre examen que celui pour lequel il est envoyé.',
    statut: 0xa902,
  },
  PROGRAMME: {
    phrase:
      'Ce fichier cache un programme devant l’image : il n’est pas gardé. Faites vérifier l’appareil ou le disque d’où il vient.',
    statut: 0xc002,
  },
  ETUDE_REFUSEE: {
    phrase: 'Cet examen a été refusé par une personne de la structure.',
    statut: 0x0124,
  },
  PANNE: {
    phrase:
      'Le serveur n’a pas pu garder ce fichier. Rien n’est perdu chez vous\u00a0: envoyez-le à nouveau.',
    statut: 0x0110,
  },
} as const satisfies Record<string, { readonly phrase: string; readonly statut: number }>;
export type CodeRefusReception = keyof typeof REFUS_RECEPTION;
export const CODES_REFUS_RECEPTION = Object.keys(REFUS_RECEPTION) as readonly CodeRefusReception[];

/** Why a person sends a received study back. */
export const MOTIFS_REFUS_ETUDE = {
  PERSONNE_INCONNUE: 'Cette personne n’est pas suivie ici',
  IDENTITE_DOUTEUSE: 'L’identité ne peut pas être vérifiée',
  ENVOI_PAR_ERREUR: 'Envoyé par erreur',
  IMAGE_INUTILISABLE: 'Image inutilisable',
  DOUBLON: 'Déjà au dossier',
} as const;
export type MotifRefusEtude = keyof typeof MOTIFS_REFUS_ETUDE;

/** Longest instance that is read: a panoramic, a slice, a film of a few seconds. Volumes come in slices. */
export const INSTANCE_MAX_OCTETS = 64_000_000;

import { DENTS } from '@orapont/domain/bouche/dents';
import { CLICHES } from '@orapont/domain/captation/accrochage';
import { GENRES_MEDIA, MODALITES } from '@orapont/domain/captation/medias';
import { z } from 'zod';
import { Fait, Id, InstantZ, ParId, parmi, Rien, Vide } from './communs.ts';
import { CodeVueZ, VueDecriteZ } from './protocole.ts';
import { QualiteZ } from './qualite.ts';
import { route } from './route.ts';

const EQUIPE = ['soignant', 'preneur', 'praticien'] as const;

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
    'Cette image compte trop de points\u00a0: 64\u00a0millions de pixels au plus. Réduisez-la ou reprenez la photo.',
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
  ILLISIBLE: 'Cette image ne peut pas être lue. Reprenez la photo ou exportez-la à nouveau.',
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

/** Built in, or of the organisation that keeps the picture; the server knows which codes exist there. */
export const VueZ = CodeVueZ;
export const ModaliteZ = parmi(MODALITES);
export const RotationZ = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]);
/** `original`: what was kept of the file. `normalise`: the copy that a browser can draw, rebuilt without any identity. */
export const RENDUS = ['vignette', 'lecture', 'original', 'normalise'] as const;
export const RenduZ = z.enum(RENDUS);
export type RenduT = z.infer<typeof RenduZ>;

export const GenreMediaZ = parmi(GENRES_MEDIA);
export const ClicheZ = parmi(CLICHES);
export const DentsMontreesZ = z.array(parmi(DENTS)).max(32);

/** A moment of a video, named by whoever filmed. */
export const RepereVideo = z.object({
  /** Seconds from the first frame. */
  instant: z.number().min(0).max(86_400),
  libelle: z.string().trim().min(1).max(80),
});

const TechniqueVideo = z.object({
  sorte: z.literal('VIDEO'),
  /** Seconds; null when the file does not say. */
  duree: z.number().nullable(),
  codec: z.string(),
});

/** What measuring and windowing a radiograph need: numbers of the file, never a name. */
const TechniqueDicom = z.object({
  sorte: z.literal('DICOM'),
  modalite: z.string(),
  colonnes: z.int(),
  lignes: z.int(),
  images: z.int(),
  canaux: z.union([z.literal(1), z.literal(3)]),
  bits: z.union([z.literal(8), z.literal(16)]),
  signe: z.boolean(),
  /** White for the lowest value. */
  inverse: z.boolean(),
  fenetre: z.object({ centre: z.number(), largeur: z.number() }),
  pente: z.number(),
  ordonnee: z.number(),
  /** Millimetres of one point, and where the figure comes from; null: nothing can be measured. */
  espacement: z
    .object({
      x: z.number(),
      y: z.number(),
      source: z.enum(['PATIENT', 'CAPTEUR', 'CALIBREE']),
    })
    .nullable(),
  /** Millimetres between two slices; null for a single picture or a film. */
  pas: z.number().nullable(),
  /** Other pictures of the same folder, which are not part of it. */
  ecartees: z.int(),
});

const TechniqueScan = z.object({
  sorte: z.literal('SCAN'),
  sommets: z.int(),
  triangles: z.int(),
  couleurs: z.boolean(),
  /** Extent along each axis, in the unit of the file (millimetres for intra-oral scanners). */
  taille: z.tuple([z.number(), z.number(), z.number()]),
});

/** Kept, but no copy that can be drawn could be made of it: only its reading size is shown. */
const TechniqueAbsente = z.object({ sorte: z.literal('ABSENTE'), motif: z.enum(CODES_REJET) });

export const TechniqueZ = z.discriminatedUnion('sorte', [
  TechniqueVideo,
  TechniqueDicom,
  TechniqueScan,
  TechniqueAbsente,
]);
export type TechniqueT = z.infer<typeof TechniqueZ>;
export type TechniqueDicomT = z.infer<typeof TechniqueDicom>;
export type TechniqueScanT = z.infer<typeof TechniqueScan>;
export type RepereVideoT = z.infer<typeof RepereVideo>;

/** RECU: kept, its views are being made. PRET: can be shown. REJETE: not kept, `rejet` says why. */
export const EtatMediaZ = z.enum(['RECU', 'PRET', 'REJETE']);

export const MediaZ = z.object({
  id: Id,
  genre: GenreMediaZ,
  etat: EtatMediaZ,
  /** How far the preparation has come, in percent. */
  avancement: z.int(),
  rejet: z.object({ code: z.enum(CODES_REJET), phrase: z.string() }).nullable(),
  vue: VueZ,
  /** Its description, when the view is not built in: as it stood when the picture was filed. */
  vueDecrite: VueDecriteZ.nullable(),
  modalite: ModaliteZ,
  miroir: z.boolean(),
  rotation: RotationZ,
  auteur: z.object({ id: Id, nom: z.string() }),
  typeMime: z.string().nullable(),
  /** As displayed before `rotation`. */
  largeur: z.int().nullable(),
  hauteur: z.int().nullable(),
  octets: z.int().nullable(),
  /** SHA-256 of the file as it came: the sender knows by it that his picture is kept. */
  empreinteRecue: z.string().nullable(),
  avertissements: z.array(z.enum(AVERTISSEMENTS_MEDIA)),
  /** What was said of it when it was taken; null for a file brought in from elsewhere. */
  qualite: QualiteZ.nullable(),
  /** Null while it is being prepared, and for a photograph. */
  technique: TechniqueZ.nullable(),
  cliche: ClicheZ.nullable(),
  dents: DentsMontreesZ,
  reperes: z.array(RepereVideo),
  prisLe: InstantZ.nullable(),
  deposeLe: InstantZ,
  /** Goes into the address of a file, so that the browser keeps it and asks again after a rotation. */
  version: z.string(),
  /** False once it was sent: what the requis has read does not move. */
  modifiable: z.boolean(),
});
export type MediaT = z.infer<typeof MediaZ>;

export const AuteurPossible = z.object({ id: Id, nom: z.string(), fonction: z.string() });

const cheminTus = '/api/televersements' as const;
const ParEnvoi = z.object({ id: z.string().regex(/^[0-9a-f]{32}$/) });

/** Metadata of `Upload-Metadata`: read to refuse early, and asked again when the picture is filed. */
export const MetadonneesEnvoi = z.object({
  acteId: Id,
  mediaId: Id,
  vue: VueZ,
  modalite: ModaliteZ,
  moyen: z.enum(['PRISE', 'IMPORT']),
  /** Announced, so that a heavy file may travel; what it is, its bytes say. A photograph unless told. */
  genre: GenreMediaZ.optional(),
  auteurId: Id.optional(),
  prisLe: InstantZ.optional(),
});

export const ouvrirTeleversement = route({
  nom: 'medias.ouvrirTeleversement',
  genre: 'televersement',
  method: 'POST',
  path: cheminTus,
  roles: EQUIPE,
  resume: 'Open a resumable upload (tus 1.0.0) towards an act.',
  params: Rien,
  query: Rien,
  body: Vide,
  reply: Vide,
});

export const suivreTeleversement = route({
  nom: 'medias.suivreTeleversement',
  genre: 'televersement',
  method: 'HEAD',
  path: `${cheminTus}/:id`,
  roles: EQUIPE,
  resume: 'How many bytes of an upload are safe.',
  params: ParEnvoi,
  query: Rien,
  body: Vide,
  reply: Vide,
});

export const poursuivreTeleversement = route({
  nom: 'medias.poursuivreTeleversement',
  genre: 'televersement',
  method: 'PATCH',
  path: `${cheminTus}/:id`,
  roles: EQUIPE,
  resume: 'Send the next bytes of an upload.',
  params: ParEnvoi,
  query: Rien,
  body: Vide,
  reply: Vide,
});

export const abandonnerTeleversement = route({
  nom: 'medias.abandonnerTeleversement',
  genre: 'televersement',
  method: 'DELETE',
  path: `${cheminTus}/:id`,
  roles: EQUIPE,
  resume: 'Drop an upload.',
  params: ParEnvoi,
  query: Rien,
  body: Vide,
  reply: Vide,
});

/** Safe to ask again: the same `mediaId` is one picture. The answer is the receipt: what is named in it survives a crash. */
export const deposerMedia = route({
  nom: 'medias.deposer',
  genre: 'json',
  method: 'POST',
  path: '/api/medias',
  roles: EQUIPE,
  resume: 'File a complete upload as a picture of an act.',
  params: Rien,
  query: Rien,
  body: MetadonneesEnvoi.extend({
    televersementId: ParEnvoi.shape.id,
    miroir: z.boolean().default(false),
    /** What the room said of it, and the sitting it comes from. */
    qualite: QualiteZ.nullable().optional(),
    captationId: Id.nullable().optional(),
    /** The picture that stands for a video, made where it was filmed: JPEG or WebP, in base64. */
    apercu: z
      .string()
      .min(100)
      .max(700_000)
      .regex(/^[A-Za-z0-9+/]+=*$/)
      .optional(),
  }),
  /** `doublon`: the same file was already in the act; `media` is that one and nothing was stored. */
  reply: z.object({ media: MediaZ, doublon: z.boolean() }),
});

export const listerMedias = route({
  nom: 'medias.lister',
  genre: 'json',
  method: 'GET',
  path: '/api/demandes/:id/medias',
  roles: EQUIPE,
  resume: 'Pictures of an act, in mouth order, for both sides.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.object({
    medias: z.array(MediaZ),
    /** The act still takes pictures, and this person may add some. */
    depot: z.boolean(),
    /** Who may be the author of a picture here today; empty on the requis's side. */
    auteurs: z.array(AuteurPossible),
  }),
});

export const suivreMedias = route({
  nom: 'medias.suivre',
  genre: 'json',
  method: 'GET',
  path: '/api/demandes/:id/medias/etat',
  roles: EQUIPE,
  resume: 'How far the preparation of the pictures has come.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.object({
    medias: z.array(
      MediaZ.pick({
        id: true,
        etat: true,
        rejet: true,
        version: true,
        avancement: true,
        technique: true,
        avertissements: true,
      }),
    ),
  }),
});

export const lireMedia = route({
  nom: 'medias.lire',
  genre: 'fichier',
  method: 'GET',
  path: '/api/medias/:id/:rendu',
  roles: EQUIPE,
  resume:
    'Bytes of a file: thumbnail, reading size, normalised copy, or the original as an attachment; Range is honoured.',
  params: z.object({ id: Id, rendu: RenduZ }),
  query: z.object({
    /** The act through which a requis sees it. */
    acte: Id.optional(),
    /** Made available before it is shown: traced as such, not as opened. */
    prechargement: z.literal('1').optional(),
    v: z.string().max(40).optional(),
  }),
  body: Vide,
  reply: z.any(),
});

/** Raw values of one slice (or of the only picture): what windowing and measuring are done on. */
export const lireCoupe = route({
  nom: 'medias.lireCoupe',
  genre: 'fichier',
  method: 'GET',
  path: '/api/medias/:id/coupes/:numero',
  roles: EQUIPE,
  resume: 'Values of one slice of a normalised radiograph or volume, little endian, compressed in transit.',
  params: z.object({ id: Id, numero: z.coerce.number().int().min(0).max(9_999) }),
  query: z.object({ acte: Id.optional(), v: z.string().max(40).optional() }),
  body: Vide,
  reply: z.any(),
});

export const modifierMedia = route({
  nom: 'medias.modifier',
  genre: 'json',
  method: 'PATCH',
  path: '/api/medias/:id',
  roles: EQUIPE,
  resume: 'Change the view, the rotation, the light or the author of a picture that was not sent.',
  params: ParId,
  query: Rien,
  body: z
    .object({
      vue: VueZ,
      rotation: RotationZ,
      modalite: ModaliteZ,
      miroir: z.boolean(),
      auteurId: Id,
      cliche: ClicheZ,
      dents: DentsMontreesZ,
      reperes: z.array(RepereVideo).max(60),
    })
    .partial(),
  reply: z.object({ media: MediaZ }),
});

export const supprimerMedia = route({
  nom: 'medias.supprimer',
  genre: 'json',
  method: 'DELETE',
  path: '/api/medias/:id',
  roles: EQUIPE,
  resume: 'Take a picture out of a request that was not sent; its bytes go an hour later.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: Fait,
});

export const restaurerMedia = route({
  nom: 'medias.restaurer',
  genre: 'json',
  method: 'POST',
  path: '/api/medias/:id/restauration',
  roles: EQUIPE,
  resume: 'Undo a deletion.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.object({ media: MediaZ }),
});

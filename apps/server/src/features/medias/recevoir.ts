import { createHash } from 'node:crypto';
import { GENRES, type GenreMedia } from '@orapont/domain/captation/medias';
import type { Televersement, Televersements } from '../objets/ports.ts';
import type { DepsMedias } from './deps.ts';
import type { MediaNeuf } from './media-repository.ts';
import { objetDe } from './objets-media.ts';
import type { ImageGardee, MotifRejetImage, RejetImage, TypeLourd, TypeMedia } from './ports.ts';

/** What is known of a file once its original is kept; the rest comes from the queue. */
export type Recu = Pick<
  MediaNeuf,
  | 'genre'
  | 'typeMime'
  | 'largeur'
  | 'hauteur'
  | 'octets'
  | 'empreinteGardee'
  | 'technique'
  | 'cliche'
  | 'dents'
>;

/** Files that go through a process of their own, whole: everything else is streamed from the upload to its encrypted object. */
export type Voie = 'IMAGE' | 'VIDEO' | { readonly genre: 'VOLUME' | 'SCAN3D'; readonly typeMime: string };

const MIMES = {
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  WEBP: 'image/webp',
  DICOM: 'application/dicom',
  MP4: 'video/mp4',
  // Browsers read it as the MP4 that it nearly is, and refuse it under its own name.
  MOV: 'video/mp4',
  WEBM: 'video/webm',
  ZIP: 'application/zip',
  TAR: 'application/x-tar',
  STL: 'model/stl',
  PLY: 'model/ply',
} as const satisfies Record<TypeMedia | TypeLourd, string>;

/** Where a file goes, by its first bytes; the kind that its sender announced only says what to reproach it with. */
export async function voieDe(
  { lourds, televersements }: Pick<DepsMedias, 'lourds' | 'televersements'>,
  annonce: GenreMedia | undefined,
  { id, taille }: Televersement,
): Promise<Voie | RejetImage> {
  const type = lourds.reconnaitre(await premiersOctets(televersements, id), taille);
  const voie = selonType(type, annonce, taille);
  if (typeof voie === 'string' && voie === 'IMAGE') return voie;
  if (typeof voie === 'object' && 'accepte' in voie) return voie;
  const genre = voie === 'VIDEO' ? voie : voie.genre;
  return taille > GENRES[genre].octetsMax ? refus('TROP_LOURD') : voie;
}

function selonType(
  type: TypeLourd | undefined,
  annonce: GenreMedia | undefined,
  taille: number,
): Voie | RejetImage {
  switch (type) {
    case 'MP4':
    case 'MOV':
    case 'WEBM':
      return 'VIDEO';
    case 'STL':
    case 'PLY':
      return { genre: 'SCAN3D', typeMime: MIMES[type] };
    case 'TAR':
      return { genre: 'VOLUME', typeMime: MIMES[type] };
    case 'ZIP':
      // Office files are archives too: only what was announced as an examination is opened.
      return annonce === 'VOLUME' ? { genre: 'VOLUME', typeMime: MIMES[type] } : 'IMAGE';
    case 'DICOM':
      return taille > GENRES.RADIO.octetsMax ? { genre: 'VOLUME', typeMime: MIMES[type] } : 'IMAGE';
    default:
      return annonce !== undefined && taille > 0 ? (INCONNUS[annonce] ?? 'IMAGE') : 'IMAGE';
  }
}

const refus = (motif: MotifRejetImage): RejetImage => ({ accepte: false, motif });

/** What is said of a file whose bytes are none of those of its announced kind. */
const INCONNUS: Readonly<Partial<Record<GenreMedia, RejetImage>>> = {
  VIDEO: refus('VIDEO'),
  SCAN3D: refus('MAILLAGE_ILLISIBLE'),
};

async function premiersOctets(televersements: Televersements, id: string): Promise<Uint8Array> {
  for await (const octets of televersements.lireTeleversement(id)) return octets;
  return new Uint8Array(0);
}

/** Visible light kept in a DICOM file is a photograph. */
const LUMIERE = /^(XC|GM|ES|OP|SM)$/;

export function recuDUneImage(image: ImageGardee): Recu {
  const { dicom } = image;
  const genre = !dicom || LUMIERE.test(dicom.modalite) ? 'PHOTO' : dicom.images > 1 ? 'VOLUME' : 'RADIO';
  return {
    genre,
    typeMime: MIMES[image.type],
    largeur: image.largeur,
    hauteur: image.hauteur,
    octets: image.octets.length,
    empreinteGardee: image.empreinteGardee,
    technique: null,
    cliche: dicom?.cliche ?? null,
    dents: dicom?.dents ?? [],
  };
}

type Ou = { readonly organisationId: string; readonly dossierId: string; readonly mediaId: string };
type Lecture = { readonly recu: Recu | RejetImage; readonly empreinteRecue: string };

/**
 * Twice through the upload: once to understand the film and to take its digest as received, once to keep it, without what names
 * someone.
 */
export async function recevoirVideo(
  deps: DepsMedias,
  ou: Ou,
  { id, taille }: Televersement,
): Promise<Lecture> {
  const { lourds, televersements, objets } = deps;
  const empreinte = createHash('sha256');
  const recue = mesurer(televersements.lireTeleversement(id), (octets) => empreinte.update(octets));
  const video = await lourds.video(recue, taille);
  // A film understood before its end is still received whole.
  for await (const _ of recue);
  const empreinteRecue = empreinte.digest('hex');
  if (!video.accepte) return { recu: video, empreinteRecue };
  const depot = await objets.ecrire(
    objetDe({ ...ou, rotation: 0 }, 'original'),
    video.garder(televersements.lireTeleversement(id)),
  );
  return {
    empreinteRecue,
    recu: {
      genre: 'VIDEO',
      typeMime: MIMES[video.type],
      largeur: video.largeur,
      hauteur: video.hauteur,
      octets: depot.octets,
      empreinteGardee: depot.empreinte,
      technique: video.technique,
      cliche: null,
      dents: [],
    },
  };
}

/** Slices and meshes are kept as they came; whether they can be drawn is found out by the queue. */
export async function recevoirTelQuel(
  { televersements, objets }: DepsMedias,
  ou: Ou,
  { id }: Televersement,
  { genre, typeMime }: Exclude<Voie, string>,
): Promise<Lecture> {
  const depot = await objets.ecrire(
    objetDe({ ...ou, rotation: 0 }, 'original'),
    televersements.lireTeleversement(id),
  );
  return {
    empreinteRecue: depot.empreinte,
    recu: {
      genre,
      typeMime,
      largeur: null,
      hauteur: null,
      octets: depot.octets,
      empreinteGardee: depot.empreinte,
      technique: null,
      cliche: null,
      dents: [],
    },
  };
}

export async function* mesurer(
  source: AsyncIterable<Uint8Array>,
  compter: (octets: Uint8Array) => unknown,
): AsyncGenerator<Uint8Array> {
  for await (const octets of source) {
    compter(octets);
    yield octets;
  }
}

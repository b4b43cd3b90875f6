import type {
  Derivees,
  OptionsNormalisation,
  RejetImage,
  TraitementLourds,
  TypeLourd,
} from '../../features/medias/ports.ts';
import { ouvrirAtelier } from './atelier.ts';
import { normaliserDicom, rendreCoupe } from './dicom-normaliser.ts';
import { recopier } from './lecteur.ts';
import { estPly, estStlBinaire, estStlTexte } from './maillage.ts';
import { COTE_RENDU } from './maillage-rendu.ts';
import type { Reponse } from './messages.ts';
import { ImageRefusee, rejet } from './rejet.ts';
import { analyserMp4 } from './video-mp4.ts';
import { analyserWebm } from './video-webm.ts';

/**
 * Films, slices and meshes. Their containers are walked here, byte by byte and within bounds; whatever must be decoded is, in a
 * process that may die.
 *
 * @source server.md §5; security.md, “Images”
 */
export function traitementLourds(options: { readonly delaiMs: number }): TraitementLourds {
  const atelier = ouvrirAtelier({ ...options, taches: 400, reposMs: 30_000 });

  async function scan(octets: Uint8Array, { ecrire, surAvance }: OptionsNormalisation) {
    const reponse = await atelier.executer({ geste: 'scanner', octets });
    if (!reponse.accepte) return reponse.motif === 'ILLISIBLE' ? rejet('MAILLAGE_ILLISIBLE') : reponse;
    if (!('ply' in reponse)) return rejet('MAILLAGE_ILLISIBLE');
    await surAvance(60);
    await ecrire(unSeul(reponse.ply));
    return {
      accepte: true,
      largeur: COTE_RENDU.largeur,
      hauteur: COTE_RENDU.hauteur,
      technique: reponse.technique,
      patient: null,
      texteIncruste: false,
      derivees: reponse.derivees,
    } as const;
  }

  return {
    reconnaitre,
    video: (source, taille) => sansPanne(() => analyserVideo(source, taille)),
    dicom: (source, suite) => sansPanne(() => normaliserDicom(atelier, source, suite)),
    scan,
    coupe: (fichier, valeurs) => sansPanne(() => rendreCoupe(atelier, fichier, valeurs)),
    async affiche() {
      return exigerDerivees(await atelier.executer({ geste: 'afficher' }));
    },
    fermer: () => atelier.fermer(),
  };
}

/** What the parsers say of a file becomes the answer; what the disk says stays an error. */
async function sansPanne<T>(travail: () => Promise<T>): Promise<T | RejetImage> {
  try {
    return await travail();
  } catch (cause) {
    if (cause instanceof ImageRefusee) return rejet(cause.motif);
    if (cause instanceof RangeError) return rejet('ILLISIBLE');
    throw cause;
  }
}

function exigerDerivees(reponse: Reponse): Derivees {
  if (reponse.accepte && 'vignette' in reponse) return reponse;
  throw new Error('ATELIER_EN_PANNE');
}

/** What the first bytes say; the name and the declared type are never believed. */
export function reconnaitre(octets: Uint8Array, taille: number): TypeLourd | undefined {
  const debut = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);
  const ascii = (de: number, a: number) => debut.toString('latin1', de, a);
  if (ascii(128, 132) === 'DICM') return 'DICOM';
  if (ascii(4, 8) === 'ftyp') return ftyp(ascii(8, 12));
  if (/^(moov|mdat|wide)$/.test(ascii(4, 8))) return 'MOV';
  if (debut.subarray(0, 4).equals(EBML)) return 'WEBM';
  if (ascii(0, 4) === 'PK\x03\x04') return 'ZIP';
  if (ascii(257, 262) === 'ustar') return 'TAR';
  if (estPly(debut)) return 'PLY';
  return estStlTexte(debut) || estStlBinaire(debut, taille) ? 'STL' : undefined;
}

const EBML = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);

/** Still pictures use the same envelope as films. */
function ftyp(marque: string): TypeLourd | undefined {
  if (/^(heic|heix|heim|heis|hevc|hevx|mif1|msf1|avif|avis|crx )$/.test(marque)) return undefined;
  return marque === 'qt  ' ? 'MOV' : 'MP4';
}

async function analyserVideo(source: AsyncIterable<Uint8Array>, taille: number) {
  const suite = source[Symbol.asyncIterator]();
  try {
    const { value, done } = await suite.next();
    const debut = done ? new Uint8Array(0) : value;
    const { type, plan, film } = await analyserFilm(debut, enchainer(debut, suite), taille);
    const { largeur, hauteur, codec, duree } = film;
    return {
      accepte: true,
      type,
      largeur,
      hauteur,
      technique: { sorte: 'VIDEO', duree, codec: codec ?? '' },
      garder: (encore: AsyncIterable<Uint8Array>) => recopier(encore, plan),
    } as const;
  } finally {
    // A film is judged long before its end: the file is let go.
    await suite.return?.();
  }
}

async function analyserFilm(debut: Uint8Array, tout: AsyncIterable<Uint8Array>, taille: number) {
  const type = reconnaitre(debut, taille);
  if (type !== 'MP4' && type !== 'MOV' && type !== 'WEBM') throw new ImageRefusee('VIDEO');
  const analyse = type === 'WEBM' ? await analyserWebm(tout, taille) : await analyserMp4(tout, taille);
  return { type, ...analyse };
}

async function* enchainer(premier: Uint8Array, suite: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield premier;
  for (;;) {
    const { value, done } = await suite.next();
    if (done) return;
    yield value;
  }
}

async function* unSeul(octets: Uint8Array): AsyncGenerator<Uint8Array> {
  yield octets;
}

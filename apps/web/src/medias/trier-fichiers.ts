import { GENRES, type GenreMedia } from '@orapont/domain/captation/medias';

/** What is sent: a file as it is, or the slices of one examination packed together. */
export type ATransmettre = { readonly fichier: File; readonly genre: GenreMedia };

/** Fewer slices than this are separate pictures: a set of periapicals shares a series too. */
const COUPES_MIN = 8;

/**
 * Sorts what was chosen, by the name and the first bytes: enough to say how much may travel. What each file is, the server decides.
 * Slices of one series leave as one file, so that they arrive as one examination.
 */
export async function trierFichiers(fichiers: readonly File[]): Promise<readonly ATransmettre[]> {
  const lus = await Promise.all(
    fichiers.map(async (fichier) => ({ fichier, ...(await reconnaitre(fichier)) })),
  );
  const series = Map.groupBy(
    lus.filter(({ serie }) => serie !== undefined),
    ({ serie }) => serie,
  );
  const examens = [...series.values()].filter((coupes) => coupes.length >= COUPES_MIN);
  const pris = new Set(examens.flat().map(({ fichier }) => fichier));
  return [
    ...lus.filter(({ fichier }) => !pris.has(fichier)).map(({ fichier, genre }) => ({ fichier, genre })),
    ...examens.map((coupes) => ({
      fichier: empaqueter(coupes.map(({ fichier }) => fichier)),
      genre: 'VOLUME' as const,
    })),
  ];
}

/** Of a folder, only pictures are kept: a disc also holds a viewer, its index and its help. */
export async function trierDossier(fichiers: readonly File[]): Promise<readonly ATransmettre[]> {
  const lus = await Promise.all(
    fichiers.map(async (fichier) => ({ fichier, dicom: (await reconnaitre(fichier)).genre === 'RADIO' })),
  );
  const images = lus.filter(({ dicom, fichier }) => dicom && fichier.name.toUpperCase() !== 'DICOMDIR');
  return trierFichiers(images.map(({ fichier }) => fichier));
}

async function reconnaitre(fichier: File): Promise<{ genre: GenreMedia; serie?: string | undefined }> {
  const nom = fichier.name.toLowerCase();
  if (fichier.type.startsWith('video/') || /\.(mp4|m4v|mov|webm|mkv|avi)$/.test(nom))
    return { genre: 'VIDEO' };
  if (/\.(stl|ply)$/.test(nom)) return { genre: 'SCAN3D' };
  if (/\.(zip|tar)$/.test(nom)) return { genre: 'VOLUME' };
  const tete = new Uint8Array(
    await fichier
      .slice(0, 16_384)
      .arrayBuffer()
      .catch(() => new ArrayBuffer(0)),
  );
  const marque = String.fromCharCode(...tete.subarray(128, 132)) === 'DICM';
  if (!marque && !/\.(dcm|dicom)$/.test(nom)) return { genre: 'PHOTO' };
  return {
    genre: fichier.size > GENRES.RADIO.octetsMax ? 'VOLUME' : 'RADIO',
    serie: serieDe(tete),
  };
}

/** (0020,000E), which follows the studies in every writing: its tag, then its text. */
function serieDe(tete: Uint8Array): string | undefined {
  for (let i = 132; i + 12 < tete.length; i += 2) {
    if (tete[i] !== 0x20 || tete[i + 1] !== 0 || tete[i + 2] !== 0x0e || tete[i + 3] !== 0) continue;
    const texte = String.fromCharCode(...tete.subarray(i + 8, i + 8 + 64));
    const lu = /^[0-9.]{3,64}/.exec(texte)?.[0];
    if (lu) return lu;
  }
  return undefined;
}

const BLOC = 512;

/** One after the other behind a small header, as `tar` does: nothing is read, nothing is copied in memory. */
function empaqueter(fichiers: readonly File[]): File {
  const parties = fichiers.flatMap((fichier, rang) => [
    entete(rang, fichier.size),
    fichier,
    new Uint8Array((BLOC - (fichier.size % BLOC)) % BLOC),
  ]);
  const modifie = Math.max(...fichiers.map(({ lastModified }) => lastModified));
  return new File([...parties, new Uint8Array(2 * BLOC)], `${fichiers.length} coupes`, {
    type: 'application/x-tar',
    lastModified: modifie,
  });
}

/** Names stay on this device: they often hold the person's. */
function entete(rang: number, taille: number): Uint8Array<ArrayBuffer> {
  const octets = new Uint8Array(BLOC);
  const ecrire = (texte: string, ou: number) => octets.set(new TextEncoder().encode(texte), ou);
  ecrire(`${rang}.dcm`, 0);
  ecrire(taille.toString(8).padStart(11, '0'), 124);
  ecrire('0', 156);
  ecrire('ustar', 257);
  ecrire('00', 263);
  return octets;
}

import { lireRepertoireZip, longueurDeTete, repertoireZip } from '@orapont/domain/imagerie/archive-zip';
import { lireDicomdir } from '@orapont/domain/imagerie/dicomdir';
import { INSTANCE_MAX_OCTETS, REFUS_RECEPTION } from '@orapont/domain/imagerie/refus';
import type { FichierRefuse } from '../horsligne/ports.ts';
import { TEXTES } from './textes.ts';

/** A file of a disc, of a folder or of an archive, opened when its turn comes. */
export type Piece = {
  readonly chemin: string;
  readonly taille: number;
  readonly ouvrir: () => Promise<Blob>;
  /** Its first bytes, without opening the rest. */
  readonly debut: () => Promise<Blob>;
};
export type Choix = { readonly images: readonly Piece[]; readonly refus: readonly FichierRefuse[] };

const QUEUE_ZIP = 66_000;
/** The mark of DICOM ends there. */
const MARQUE = 132;

/** Every file that was chosen, those of an archive in its place. */
async function deployer(fichiers: readonly File[]): Promise<{ pieces: Piece[]; refus: FichierRefuse[] }> {
  const pieces: Piece[] = [];
  const refus: FichierRefuse[] = [];
  for (const fichier of fichiers) {
    const chemin = fichier.webkitRelativePath || fichier.name;
    if (!(await debuteParZip(fichier))) {
      pieces.push({
        chemin,
        taille: fichier.size,
        ouvrir: async () => fichier,
        debut: async () => fichier.slice(0, MARQUE),
      });
      continue;
    }
    const dedans = await piecesDeZip(fichier);
    if (typeof dedans === 'string') refus.push({ chemin, phrase: TEXTES.refusArchive[dedans] });
    else pieces.push(...dedans);
  }
  return { pieces, refus };
}

const debuteParZip = async (fichier: File) => (await fichier.slice(0, 4).text()) === 'PK\x03\x04';
const octetsDe = async (morceau: Blob) => new Uint8Array(await morceau.arrayBuffer());

async function piecesDeZip(zip: File): Promise<readonly Piece[] | 'ILLISIBLE' | 'PIEGEE'> {
  const ou = repertoireZip(await octetsDe(zip.slice(Math.max(0, zip.size - QUEUE_ZIP))), zip.size);
  if (!ou) return 'ILLISIBLE';
  const entrees = lireRepertoireZip(await octetsDe(zip.slice(ou.debut, ou.fin)), zip.size);
  if (typeof entrees === 'string') return entrees;
  return entrees.map(({ chemin, tete, tassee, taille, comprimee }) => {
    const lire = async (jusqua: number) => {
      const longueur = longueurDeTete(await octetsDe(zip.slice(tete, tete + 30)));
      if (longueur === undefined) return new Blob();
      const brut = zip.slice(tete + longueur, tete + longueur + tassee);
      return comprimee ? degonfler(brut, { taille, jusqua }) : brut.slice(0, jusqua);
    };
    return { chemin, taille, ouvrir: () => lire(taille), debut: () => lire(MARQUE) };
  });
}

/** Never more than what was announced, nor than what is asked: a file that would be longer is left unreadable. */
async function degonfler(
  brut: Blob,
  { taille, jusqua }: { readonly taille: number; readonly jusqua: number },
): Promise<Blob> {
  const lecteur = brut.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const morceaux: BlobPart[] = [];
  let recus = 0;
  try {
    for (;;) {
      const { done, value } = await lecteur.read();
      if (done) return new Blob(morceaux);
      recus += value.length;
      if (recus > taille) return new Blob();
      morceaux.push(value);
      if (jusqua < taille && recus >= jusqua) return new Blob(morceaux).slice(0, jusqua);
    }
  } catch {
    return new Blob();
  } finally {
    await lecteur.cancel().catch(() => undefined);
  }
}

const nomDe = (chemin: string) => chemin.split('/').at(-1)?.toUpperCase() ?? '';

/**
 * The pictures of a disc, of a folder or of an archive: those that its index names; without one, every file that bears the mark of
 * DICOM. Those that are too heavy are said, not sent.
 *
 * @source DICOM PS3.10 §8
 */
export async function choisirImages(fichiers: readonly File[]): Promise<Choix> {
  const { pieces, refus } = await deployer(fichiers);
  const index = pieces.find(({ chemin }) => nomDe(chemin) === 'DICOMDIR');
  const nommees = index ? await nommeesPar(index, pieces) : [];
  const trouvees = nommees.length > 0 ? nommees : await marquees(pieces.filter((piece) => piece !== index));
  const [admises, lourdes] = [
    trouvees.filter(({ taille }) => taille <= INSTANCE_MAX_OCTETS),
    trouvees.filter(({ taille }) => taille > INSTANCE_MAX_OCTETS),
  ];
  const { phrase } = REFUS_RECEPTION.TROP_LOURD;
  return { images: admises, refus: [...refus, ...lourdes.map(({ chemin }) => ({ chemin, phrase }))] };
}

/** Paths of an index are written from the folder where it stands. */
async function nommeesPar(index: Piece, pieces: readonly Piece[]): Promise<readonly Piece[]> {
  if (index.taille > INSTANCE_MAX_OCTETS) return [];
  const racine = index.chemin.toUpperCase().slice(0, -'DICOMDIR'.length);
  const lus = lireDicomdir(await octetsDe(await index.ouvrir())) ?? [];
  const voulus = new Set(lus.map(({ chemin }) => racine + chemin.join('/').toUpperCase()));
  return pieces.filter(({ chemin }) => voulus.has(chemin.toUpperCase()));
}

/** A file chosen by itself is sent as it is: the server says what it is. */
async function marquees(pieces: readonly Piece[]): Promise<readonly Piece[]> {
  if (pieces.length === 1) return pieces;
  const gardees: Piece[] = [];
  for (const piece of pieces) if (await estDicom(piece)) gardees.push(piece);
  return gardees;
}

const estDicom = async ({ taille, debut }: Piece): Promise<boolean> =>
  taille > MARQUE && (await (await debut()).slice(MARQUE - 4).text()) === 'DICM';

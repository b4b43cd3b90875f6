import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { ArchiveRefusee, type OuvrirArchive } from '../../features/reprise/ports.ts';

const ENTREES_MAX = 500_000;
/** What an archive unfolds to, at the most: text packs well, never a hundred times. */
const FOIS_MAX = 40;
const MARGE = 100_000_000;

/**
 * Opens a zip where it is, by ranges: its list is read and judged before any of its files. Names that leave the folder, encrypted
 * files and sizes that cannot be are refused; a file that unfolds to more than it said breaks as it is read.
 *
 * @source PKWARE APPNOTE 6.3; OWASP, « zip bomb », « zip slip »
 */
export const ouvrirZip: OuvrirArchive = async (taille, lire) => {
  const zip = await yauzl
    .fromRandomAccessReaderPromise(new Lecteur(lire), taille, { lazyEntries: true, autoClose: false })
    .catch(() => {
      throw new ArchiveRefusee(
        'Ce fichier n’est pas une archive ZIP entière\u00a0: téléchargez-la de nouveau.',
      );
    });
  const entrees = await lister(zip, taille);
  return {
    fichiers: new Map([...entrees].map(([chemin, entree]) => [chemin, entree.uncompressedSize])),
    async lire(chemin) {
      const entree = entrees.get(chemin);
      if (!entree) throw new ArchiveRefusee('Fichier absent de l’archive.');
      return new Promise((resoudre, refuser) => {
        zip.openReadStream(entree, (erreur, flux) => (erreur ? refuser(erreur) : resoudre(flux)));
      });
    },
  };
};

async function lister(zip: yauzl.ZipFile, taille: number): Promise<ReadonlyMap<string, yauzl.Entry>> {
  const entrees = new Map<string, yauzl.Entry>();
  let deploye = 0;
  await new Promise<void>((finir, refuser) => {
    zip.on('error', () =>
      refuser(new ArchiveRefusee('La liste de cette archive est abîmée, ou ses chemins sont interdits.')),
    );
    zip.on('end', () => finir());
    zip.on('entry', (entree: yauzl.Entry) => {
      deploye += entree.uncompressedSize;
      const refus = motif(entree, entrees, deploye > FOIS_MAX * taille + MARGE);
      if (refus !== undefined) return refuser(new ArchiveRefusee(refus));
      if (!entree.fileName.endsWith('/')) entrees.set(entree.fileName, entree);
      zip.readEntry();
    });
    zip.readEntry();
  });
  return entrees;
}

/** Why an archive that names this file is refused. */
function motif(
  { fileName, generalPurposeBitFlag }: yauzl.Entry,
  vues: ReadonlyMap<string, yauzl.Entry>,
  piegee: boolean,
): string | undefined {
  if (piegee) return 'Cette archive se déploie en bien plus qu’elle ne pèse\u00a0: elle est refusée.';
  if (vues.size >= ENTREES_MAX) return 'Cette archive contient trop de fichiers.';
  if ((generalPurposeBitFlag & 1) === 1)
    return 'Cette archive est protégée par un mot de passe\u00a0: ôtez-le, puis recommencez.';
  return vues.has(fileName) ? 'Deux fichiers de cette archive ont le même nom.' : undefined;
}

class Lecteur extends yauzl.RandomAccessReader {
  readonly #lire: Parameters<OuvrirArchive>[1];

  constructor(lire: Parameters<OuvrirArchive>[1]) {
    super();
    this.#lire = lire;
  }

  override _readStreamForRange(debut: number, fin: number): Readable {
    const sortie = new PassThrough();
    pipeline(Readable.from(this.#lire({ debut, fin })), sortie).catch((cause: unknown) => {
      sortie.destroy(cause instanceof Error ? cause : new Error('lecture'));
    });
    return sortie;
  }
}

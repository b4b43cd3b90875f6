import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { ArchiveRefusee, type OuvrirArchive } from '../../features/reprise/ports.ts';

const ENTREES_MAX = 500_000;
/** What an archive unfolds to, at the most: text packs well, never a hundred times. */
const FOIS_MAX = 40;
const MARGE = 100_000_000;

/**
 * Opens a zip where it is, by ranges: its list is read and judged before any of its files. Names that leave the folder, encrypted
 * files and sizes that cannot be are refused; a file that unfolds to more than it said, or to something else, breaks as it is read. What the
 * disk does is never the archive's fault: such an error stays as it is, to be tried again.
 *
 * @source PKWARE APPNOTE 6.3; OWASP, « zip bomb », « zip slip »
 */
export const ouvrirZip: OuvrirArchive = async (taille, lire) => {
  const lecteur = new Lecteur(taille, lire);
  const zip = await yauzl
    .fromRandomAccessReaderPromise(lecteur, taille, { lazyEntries: true, autoClose: false })
    .catch((cause: unknown) => {
      throw lecteur.panne ?? new ArchiveRefusee(PAS_ENTIERE, { cause });
    });
  const entrees = await lister(zip, lecteur, taille);
  return {
    fichiers: new Map([...entrees].map(([chemin, entree]) => [chemin, entree.uncompressedSize])),
    async lire(chemin) {
      const entree = entrees.get(chemin);
      if (!entree) throw new ArchiveRefusee('Fichier absent de l’archive.');
      return deployer(zip, entree, lecteur);
    },
  };
};

const PAS_ENTIERE = 'Ce fichier n’est pas une archive ZIP entière\u00a0: téléchargez-la de nouveau.';
const ABIME = 'Ce fichier est abîmé dans l’archive\u00a0: remplacez-le, puis déposez l’archive de nouveau.';

/** @throws ArchiveRefusee where the bytes are not those that were packed: yauzl measures them, it does not sum them */
async function* deployer(
  zip: yauzl.ZipFile,
  entree: yauzl.Entry,
  lecteur: Lecteur,
): AsyncGenerator<Uint8Array> {
  let somme = 0;
  try {
    for await (const octets of await ouvrirFlux(zip, entree)) {
      somme = crc32(octets, somme);
      yield octets;
    }
  } catch (cause) {
    throw lecteur.panne ?? new ArchiveRefusee(ABIME, { cause });
  }
  if (somme !== entree.crc32) throw new ArchiveRefusee(ABIME);
}

const ouvrirFlux = (zip: yauzl.ZipFile, entree: yauzl.Entry): Promise<AsyncIterable<Buffer>> =>
  new Promise((resoudre, refuser) => {
    zip.openReadStream(entree, (erreur, flux) => (erreur ? refuser(erreur) : resoudre(flux)));
  });

async function lister(
  zip: yauzl.ZipFile,
  lecteur: Lecteur,
  taille: number,
): Promise<ReadonlyMap<string, yauzl.Entry>> {
  const entrees = new Map<string, yauzl.Entry>();
  let deploye = 0;
  await new Promise<void>((finir, refuser) => {
    zip.on('error', () =>
      refuser(
        lecteur.panne ??
          new ArchiveRefusee('La liste de cette archive est abîmée, ou ses chemins sont interdits.'),
      ),
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
  readonly #taille: number;
  readonly #lire: Parameters<OuvrirArchive>[1];
  /** What went wrong under the archive, not in it. */
  panne: Error | undefined;

  constructor(taille: number, lire: Parameters<OuvrirArchive>[1]) {
    super();
    this.#taille = taille;
    this.#lire = lire;
  }

  override _readStreamForRange(debut: number, fin: number): Readable {
    const sortie = new PassThrough();
    pipeline(Readable.from(this.#octets(debut, fin)), sortie).catch((cause: unknown) => {
      sortie.destroy(cause instanceof Error ? cause : new Error('lecture'));
    });
    return sortie;
  }

  async *#octets(debut: number, fin: number): AsyncGenerator<Uint8Array> {
    if (fin > this.#taille) throw new RangeError('Ce fichier finirait après son archive.');
    try {
      yield* this.#lire({ debut, fin });
    } catch (cause) {
      this.panne = cause instanceof Error ? cause : new Error('lecture');
      throw cause;
    }
  }
}

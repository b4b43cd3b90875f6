import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { ArchiveIllisible } from '../../features/echange/ports.ts';

/** A lot of documents of one person: what is beyond is no such lot. */
const ENTREES_MAX = 200;
const OCTETS_MAX = 64 * 1024 * 1024;

const ouvrirZip = promisify<Buffer, { lazyEntries: boolean }, ZipFile>(fromBuffer);

/**
 * Files of a zip that came by mail, by their upper-case path. Nothing is written anywhere; sizes are those that were really read,
 * never those that the archive announces.
 *
 * @throws ArchiveIllisible
 */
export async function deplier(octets: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const fichiers = new Map<string, Uint8Array>();
  const zip = await ouvrirZip(Buffer.from(octets), { lazyEntries: true }).catch(() => {
    throw new ArchiveIllisible('ZIP_INVALIDE');
  });
  let total = 0;
  try {
    for await (const entree of entrees(zip)) {
      if (fichiers.size >= ENTREES_MAX) throw new ArchiveIllisible('TROP_VOLUMINEUSE');
      if (entree.fileName.endsWith('/')) continue;
      const contenu = await lire(zip, entree, OCTETS_MAX - total);
      total += contenu.byteLength;
      fichiers.set(entree.fileName.toUpperCase().replaceAll('\\', '/'), contenu);
    }
  } catch (cause) {
    throw cause instanceof ArchiveIllisible ? cause : new ArchiveIllisible('ZIP_INVALIDE');
  } finally {
    zip.close();
  }
  return fichiers;
}

async function* entrees(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const { promise, resolve, reject } = Promise.withResolvers<Entry | null>();
    zip
      .once('entry', resolve)
      .once('end', () => resolve(null))
      .once('error', reject);
    zip.readEntry();
    const entree = await promise.finally(() => zip.removeAllListeners());
    if (entree === null) return;
    yield entree;
  }
}

async function lire(zip: ZipFile, entree: Entry, reste: number): Promise<Uint8Array> {
  if (entree.uncompressedSize > reste) throw new ArchiveIllisible('TROP_VOLUMINEUSE');
  const flux = await promisify(zip.openReadStream.bind(zip) as Ouvrir)(entree);
  return new Uint8Array(await buffer(flux));
}

type Ouvrir = (entree: Entry, suite: (erreur: Error | null, flux: NodeJS.ReadableStream) => void) => void;

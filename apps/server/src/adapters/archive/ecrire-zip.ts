import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { ManifesteT } from '@orapont/contract/export';
import { ZipFile } from 'yazl';
import type { EcrireArchive, FichierSortant } from '../../features/export/ports.ts';

type Ecrit = ManifesteT['fichiers'][number];

/**
 * A zip that is read while it is written: a file is opened once the one before has gone through, so that nothing waits in memory.
 * What fails on its way breaks the archive, which then has no list: nobody takes it for a whole one.
 *
 * @source PKWARE APPNOTE 6.3 (zip64 where it is needed)
 */
export const ecrireZip: EcrireArchive = (fichiers, fin) => {
  const zip = new ZipFile();
  const sortie = zip.outputStream as Readable;
  remplir(zip, sortie, fichiers, fin).catch((cause: unknown) => {
    sortie.destroy(cause instanceof Error ? cause : new Error('archive'));
  });
  return sortie;
};

async function remplir(
  zip: ZipFile,
  sortie: Readable,
  ...[fichiers, fin]: Parameters<EcrireArchive>
): Promise<void> {
  const ecrits: Ecrit[] = [];
  // Who stops reading stops the archive: nothing would ever end the file that is on its way.
  const arret = finished(sortie).then(() => Promise.reject(new Error('lecture arrêtée')));
  arret.catch(() => undefined);
  for await (const fichier of fichiers) {
    const mesure = mesurer(fichier);
    const source = Readable.from(mesure.octets);
    try {
      zip.addReadStream(source, fichier.chemin, {
        compress: !COMPRESSES.test(fichier.type),
        mode: 0o100_644,
      });
      await Promise.race([finished(source), arret]);
    } finally {
      source.destroy();
    }
    ecrits.push(mesure.ligne());
  }
  const { chemin, contenu } = fin(ecrits);
  zip.addBuffer(Buffer.from(contenu), chemin, { mode: 0o100_644 });
  zip.end();
}

/** Types that would only waste time. */
const COMPRESSES = /^(image\/(jpeg|png|webp)|video\/|application\/(pdf|zip|dicom))/;

function mesurer(fichier: FichierSortant) {
  const sha = createHash('sha256');
  let taille = 0;
  return {
    octets: (async function* () {
      for await (const morceau of fichier.octets()) {
        sha.update(morceau);
        taille += morceau.length;
        yield morceau;
      }
    })(),
    ligne: (): Ecrit => {
      const { chemin, nature, type, dossierId, id } = fichier;
      return { chemin, nature, type, octets: taille, sha256: sha.digest('hex'), dossierId, id };
    },
  };
}

import { type Retrouver, sourceDeLot } from '../lot/en-pieces.ts';
import type { LireLot } from '../lot/ports.ts';
import { type ArchiveOuverte, ArchiveRefusee } from '../ports.ts';

/** Files that are looked into before an archive is another one's. */
const REGARDES = 20;

/** By the first bytes of a file: what every resource says of itself. */
async function ditRessource(archive: ArchiveOuverte, nom: string): Promise<boolean> {
  try {
    for await (const debut of await archive.lire(nom)) return Buffer.from(debut).includes('"resourceType"');
  } catch (cause) {
    if (!(cause instanceof ArchiveRefusee)) throw cause;
  }
  return false;
}

/** Resources of another software: a Bundle, several, or one resource on each line, with the files that they name beside them. */
export const sourceFhir = (lire: LireLot, retrouver: Retrouver) =>
  sourceDeLot({
    code: 'FHIR',
    lire,
    retrouver,
    async reconnait(archive) {
      const noms = [...archive.fichiers.keys()].filter((chemin) => /\.(json|ndjson)$/i.test(chemin));
      for (const nom of noms.slice(0, REGARDES)) if (await ditRessource(archive, nom)) return true;
      return false;
    },
    horsListe: 'Aucune ressource de l’archive ne nomme ce fichier.',
  });

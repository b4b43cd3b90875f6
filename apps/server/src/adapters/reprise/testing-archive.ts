import type { LotLu } from '../../features/reprise/lot/ports.ts';
import { type ArchiveOuverte, ArchiveRefusee } from '../../features/reprise/ports.ts';
import { rassembler, unSeul } from '../../kernel/octets.ts';

/** An archive that stands in memory. */
export function archiveDeTest(fichiers: Readonly<Record<string, string | Uint8Array>>): ArchiveOuverte {
  const octets = new Map(Object.entries(fichiers).map(([chemin, contenu]) => [chemin, Buffer.from(contenu)]));
  return {
    fichiers: new Map([...octets].map(([chemin, contenu]) => [chemin, contenu.length])),
    async lire(chemin) {
      const contenu = octets.get(chemin);
      if (!contenu) throw new ArchiveRefusee('Fichier absent de l’archive.');
      return unSeul(contenu);
    },
  };
}

/** What each line becomes, by its path: `FICHIER`, or the word and its reason. */
export const devenirs = ({ lignes }: LotLu): ReadonlyMap<string, string> =>
  new Map(
    lignes.map(({ chemin, devient }) => [
      chemin,
      devient.sort === 'FICHIER' ? 'FICHIER' : `${devient.sort} ${devient.motif}`.trim(),
    ]),
  );

/** Bytes of the file that a line brings, as text. */
export async function contenuDe({ lignes, personnes }: LotLu, chemin: string): Promise<string> {
  const ligne = lignes.find((l) => l.chemin === chemin)?.devient;
  const fichier =
    ligne?.sort === 'FICHIER' ? ligne.fichier : personnes.find((p) => p.chemin === chemin)?.copie;
  if (!fichier) throw new Error(`aucun fichier à ${chemin}`);
  return (await rassembler(await fichier.octets())).toString();
}

import { createHash } from 'node:crypto';
import { rassembler } from '../../kernel/octets.ts';
import { type ArchiveOuverte, ArchiveRefusee } from './ports.ts';

const TEXTE_MAX = 100_000_000;

/** A text of the archive, as a whole: its size is known before it is read. */
export async function lireTexte(archive: ArchiveOuverte, chemin: string): Promise<Buffer> {
  if ((archive.fichiers.get(chemin) ?? 0) > TEXTE_MAX)
    throw new ArchiveRefusee(`Un fichier de données est trop grand\u00a0: ${chemin}.`);
  return rassembler(await archive.lire(chemin));
}

/** What pictures and examinations may weigh everywhere else. */
const FICHIER_MAX = 64_000_000;

/** A file as one piece: what grows past what memory holds is refused while it comes. */
export async function enEntier(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const morceaux: Uint8Array[] = [];
  let octets = 0;
  for await (const morceau of source) {
    octets += morceau.length;
    if (octets > FICHIER_MAX)
      throw new ArchiveRefusee('Ce fichier est trop lourd\u00a0: 64\u00a0Mo au plus pour une image.');
    morceaux.push(morceau);
  }
  return Buffer.concat(morceaux);
}

export function enJson(octets: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(octets));
  } catch {
    return undefined;
  }
}

export async function empreinteDe(source: AsyncIterable<Uint8Array>): Promise<string> {
  const condensat = createHash('sha256');
  for await (const octets of source) condensat.update(octets);
  return condensat.digest('hex');
}

import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/**
 * A folder of ours in the cache of the person: what is made from the agency's files, and the engine, which is not open source,
 * stay out of the checkout.
 */
export function dossierCache(...noms: readonly string[]): string {
  const bases = [
    process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
    join(tmpdir(), `cache-${userInfo().uid}`),
  ];
  for (const base of bases) {
    const dossier = join(base, 'orapont-conformance', ...noms);
    try {
      mkdirSync(dossier, { recursive: true, mode: 0o700 });
      return dossier;
    } catch {
      // A home that cannot be written: the next place.
    }
  }
  throw new Error(`Aucun dossier de cache n’est accessible en écriture (${bases.join(', ')}).`);
}

/** A file that is there is there whole, even when two commands run at once. */
export function deposer(chemin: string, contenu: string): void {
  const brouillon = `${chemin}.${process.pid}`;
  writeFileSync(brouillon, contenu);
  renameSync(brouillon, chemin);
}

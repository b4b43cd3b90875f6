import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ErreurObjet } from '../../features/objets/ports.ts';

/** Identifiers become file names and authenticated text: nothing but letters, digits and hyphens gets through. */
export function verifierIdentifiants(...identifiants: readonly string[]): void {
  if (identifiants.some((id) => !/^[0-9A-Za-z][0-9A-Za-z-]{0,63}$/.test(id))) {
    throw new ErreurObjet('REFERENCE_INVALIDE');
  }
}

export function estAbsent(erreur: unknown): boolean {
  return codeSysteme(erreur) === 'ENOENT';
}

/** fsync of a file covers its bytes, not its name: the folder has to be synchronised too. */
export async function synchroniserRepertoire(chemin: string): Promise<void> {
  const repertoire = await open(chemin, 'r');
  try {
    await repertoire.sync();
  } finally {
    await repertoire.close();
  }
}

/** Creates the folder; answers the folders that gained a name on the way, to be synchronised before anyone relies on it. */
async function creerRepertoire(chemin: string): Promise<readonly string[]> {
  const premier = await mkdir(chemin, { recursive: true, mode: 0o700 });
  if (premier === undefined) return [];
  const parents = [dirname(chemin)];
  for (let courant = dirname(chemin); courant.length >= premier.length; ) {
    courant = dirname(courant);
    parents.push(courant);
  }
  return parents;
}

/** Creates the folder and makes each new name on the way durable. */
export async function assurerRepertoire(chemin: string): Promise<void> {
  await Promise.all((await creerRepertoire(chemin)).map(synchroniserRepertoire));
}

/** temp file → fsync → rename → fsync of the folder: after a crash the name holds the old bytes or the new, whole. */
export async function ecrireDurablement(chemin: string, octets: Uint8Array): Promise<void> {
  const temporaire = await ecrireACote(chemin, octets);
  await rename(temporaire, chemin);
  await synchroniserRepertoire(dirname(chemin));
}

/** Same, but the first writer wins: false when the name existed, whichever process made it. */
export async function creerDurablement(chemin: string, octets: Uint8Array): Promise<boolean> {
  const temporaire = await ecrireACote(chemin, octets);
  try {
    await link(temporaire, chemin);
    return true;
  } catch (erreur) {
    if (codeSysteme(erreur) !== 'EEXIST') throw erreur;
    return false;
  } finally {
    await rm(temporaire, { force: true });
    await synchroniserRepertoire(dirname(chemin));
  }
}

/** Removes the entries of a folder last changed before that instant; answers how many. */
export async function balayerRepertoire(chemin: string, avant: Date): Promise<number> {
  let otes = 0;
  for (const nom of await lister(chemin)) {
    const entree = join(chemin, nom);
    const etat = await stat(entree).catch(() => undefined);
    if (!etat || etat.mtime >= avant) continue;
    await rm(entree, { recursive: true, force: true });
    otes += 1;
  }
  return otes;
}

export async function lister(chemin: string): Promise<string[]> {
  try {
    return await readdir(chemin);
  } catch (erreur) {
    if (estAbsent(erreur)) return [];
    throw erreur;
  }
}

async function ecrireACote(chemin: string, octets: Uint8Array): Promise<string> {
  await assurerRepertoire(dirname(chemin));
  const temporaire = `${chemin}.tmp-${randomUUID()}`;
  const fichier = await open(temporaire, 'wx', 0o600);
  try {
    await fichier.writeFile(octets);
    await fichier.sync();
  } finally {
    await fichier.close();
  }
  return temporaire;
}

function codeSysteme(erreur: unknown): unknown {
  return erreur instanceof Error && 'code' in erreur ? erreur.code : undefined;
}

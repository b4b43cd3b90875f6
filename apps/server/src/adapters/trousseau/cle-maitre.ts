import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { creerDurablement, estAbsent, lister } from '../objets/durable.ts';

/**
 * The key that wraps all others: 32 raw bytes in a file that only the application's user reads. Made at the first
 * start, never made again once keys exist under it, since a new one could open none of them.
 *
 * @source security.md, “Encryption”
 */
export async function lireCleMaitre(
  donnees: string,
  racineTrousseau: string,
  fichierDonne: string | undefined,
): Promise<KeyObject> {
  const fichier = fichierDonne ?? join(donnees, 'secrets', 'maitre.cle');
  if (!(await existe(fichier))) {
    if (fichierDonne !== undefined) throw new Error(`CLE_MAITRE_INTROUVABLE : ${fichier}`);
    if ((await lister(racineTrousseau)).length > 0) throw new Error(`CLE_MAITRE_PERDUE : ${fichier}`);
    await creerDurablement(fichier, randomBytes(32));
  }
  const { mode } = await stat(fichier);
  if ((mode & 0o077) !== 0) throw new Error(`CLE_MAITRE_LISIBLE_PAR_D_AUTRES : chmod 600 ${fichier}`);
  const octets = await readFile(fichier);
  if (octets.length !== 32) throw new Error(`CLE_MAITRE_INVALIDE : 32 octets attendus dans ${fichier}`);
  return createSecretKey(octets);
}

async function existe(fichier: string): Promise<boolean> {
  try {
    await stat(fichier);
    return true;
  } catch (erreur) {
    if (estAbsent(erreur)) return false;
    throw erreur;
  }
}

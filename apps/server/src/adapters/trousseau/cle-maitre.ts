import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { creerDurablement, estAbsent, lister } from '../objets/durable.ts';
import { marqueDeCle } from './enveloppe.ts';

/** Where the master keys lie: the current one, and beside it the two that a rotation needs for a while. */
export type FichiersMaitre = {
  readonly courante: string;
  /** The one that is replacing it. */
  readonly nouvelle: string;
  /** The one that it replaced: backups and processes started before still use it. */
  readonly ancienne: string;
};

export function fichiersMaitre(donnees: string, fichierDonne: string | undefined): FichiersMaitre {
  const courante = fichierDonne ?? join(donnees, 'secrets', 'maitre.cle');
  return { courante, nouvelle: `${courante}.nouvelle`, ancienne: `${courante}.ancienne` };
}

/** The current key, with which keys are wrapped, and any that may have wrapped one. */
export type Maitres = { readonly courante: KeyObject; readonly parMarque: ReadonlyMap<string, KeyObject> };

export async function lireMaitres(
  donnees: string,
  racineTrousseau: string,
  fichierDonne: string | undefined,
): Promise<Maitres> {
  const { nouvelle, ancienne } = fichiersMaitre(donnees, fichierDonne);
  const courante = await lireCleMaitre(donnees, racineTrousseau, fichierDonne);
  const connues = [courante];
  for (const fichier of [nouvelle, ancienne]) if (await existe(fichier)) connues.push(await lireCle(fichier));
  return { courante, parMarque: new Map(connues.map((cle) => [marqueDeCle(cle), cle])) };
}

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
  const { courante: fichier } = fichiersMaitre(donnees, fichierDonne);
  if (!(await existe(fichier))) {
    if (fichierDonne !== undefined) throw new Error(`CLE_MAITRE_INTROUVABLE : ${fichier}`);
    if ((await lister(racineTrousseau)).length > 0) throw new Error(`CLE_MAITRE_PERDUE : ${fichier}`);
    await creerDurablement(fichier, randomBytes(LONGUEUR));
  }
  return lireCle(fichier);
}

const LONGUEUR = 32;

export async function lireCle(fichier: string): Promise<KeyObject> {
  const { mode } = await stat(fichier);
  if ((mode & 0o077) !== 0) throw new Error(`CLE_MAITRE_LISIBLE_PAR_D_AUTRES : chmod 600 ${fichier}`);
  const octets = await readFile(fichier);
  if (octets.length !== LONGUEUR)
    throw new Error(`CLE_MAITRE_INVALIDE : ${LONGUEUR} octets attendus dans ${fichier}`);
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

import { type KeyObject, randomBytes } from 'node:crypto';
import { access, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ErreurObjet } from '../../features/objets/ports.ts';
import {
  creerDurablement,
  ecrireDurablement,
  estAbsent,
  lister,
  synchroniserRepertoire,
} from '../objets/durable.ts';
import { fichiersMaitre, lireCle } from './cle-maitre.ts';
import { deballer, emballer, marqueDeCle, marqueLue } from './enveloppe.ts';

export type Rotation = {
  /** Keys wrapped again by this run. */
  readonly emballees: number;
  /** Keys that an interrupted run had already done. */
  readonly dejaFaites: number;
  /** Where the replaced key is kept, for the backups that still need it. */
  readonly ancienne: string;
};

/**
 * Replaces the master key: every dossier's key is wrapped again by the new one, then the new one takes the place of the old. Pictures
 * and documents are not touched. Each file is replaced whole, so that a run cut anywhere leaves keys that open with either master
 * key, and the next run goes on. A server may be running: it reads the new key when it meets it.
 *
 * @source security.md, “Encryption” (rotation re-wraps keys only)
 * @throws ErreurObjet CLE_ALTEREE when a key was wrapped by neither; nothing is switched then
 */
export async function remplacerCleMaitre(options: {
  readonly donnees: string;
  readonly fichierMaitre?: string | undefined;
}): Promise<Rotation> {
  const racine = join(options.donnees, 'trousseau');
  const fichiers = fichiersMaitre(options.donnees, options.fichierMaitre);
  const ancienne = await lireCle(fichiers.courante);
  // A key that someone put there, or that a run cut short left, is the new one.
  await creerDurablement(fichiers.nouvelle, randomBytes(32));
  const nouvelle = await lireCle(fichiers.nouvelle);
  if (nouvelle.equals(ancienne)) throw new Error('CLE_MAITRE_IDENTIQUE : la nouvelle clé est l’ancienne.');
  const avant = await reemballer(racine, ancienne, nouvelle);
  await ecrireDurablement(fichiers.ancienne, ancienne.export());
  await rename(fichiers.nouvelle, fichiers.courante);
  await synchroniserRepertoire(dirname(fichiers.courante));
  // What a running server created under the old key in the meantime.
  const apres = await reemballer(racine, ancienne, nouvelle);
  return {
    emballees: avant.emballees + apres.emballees,
    dejaFaites: avant.dejaFaites,
    ancienne: fichiers.ancienne,
  };
}

async function reemballer(racine: string, ancienne: KeyObject, nouvelle: KeyObject) {
  const compte = { emballees: 0, dejaFaites: 0 };
  for (const organisationId of await lister(racine)) {
    const repertoire = join(racine, organisationId);
    const noms = (await lister(repertoire)).filter((nom) => nom.endsWith(SUFFIXE));
    for (const nom of noms) {
      const ref = { organisationId, dossierId: nom.slice(0, -SUFFIXE.length) };
      const fait = await reemballerUne(join(repertoire, nom), ref, ancienne, nouvelle);
      if (fait) compte[fait] += 1;
    }
  }
  return compte;
}

const SUFFIXE = '.cle';

type Ref = { readonly organisationId: string; readonly dossierId: string };

async function reemballerUne(
  fichier: string,
  ref: Ref,
  ancienne: KeyObject,
  nouvelle: KeyObject,
): Promise<'emballees' | 'dejaFaites' | undefined> {
  const enveloppe = await lireSiPresente(fichier);
  if (!enveloppe) return undefined;
  const marque = marqueLue(enveloppe);
  if (marque === marqueDeCle(nouvelle)) {
    deballer(nouvelle, ref, enveloppe);
    return 'dejaFaites';
  }
  if (marque !== marqueDeCle(ancienne)) throw new ErreurObjet('CLE_ALTEREE');
  await ecrireDurablement(fichier, emballer(nouvelle, ref, deballer(ancienne, ref, enveloppe)));
  // Destroyed between the reading and the writing: it stays destroyed.
  const detruite = `${fichier.slice(0, -SUFFIXE.length)}.detruite`;
  if (await existe(detruite)) {
    await rm(fichier, { force: true });
    await synchroniserRepertoire(dirname(fichier));
    return undefined;
  }
  return 'emballees';
}

async function lireSiPresente(fichier: string): Promise<Buffer | undefined> {
  try {
    return await readFile(fichier);
  } catch (erreur) {
    if (estAbsent(erreur)) return undefined;
    throw erreur;
  }
}

const existe = (chemin: string) =>
  access(chemin).then(
    () => true,
    () => false,
  );

import type { Choisi, Prise, PriseGardee, Suivi } from './prise.ts';

export type {
  Choisi,
  EtatPrise,
  FichierRefuse,
  PartDeDisque,
  Prise,
  PriseGardee,
  Suivi,
  Urgence,
} from './prise.ts';

/**
 * The local vault, as a capture screen sees it. A picture goes in as soon as it is taken and leaves only when the server has
 * acknowledged the digest of what it received. The code behind is loaded at the first call.
 *
 * @source PRODUCT.md, principle 5
 */

const coffre = () => import('./facade.ts');

/**
 * Resolves once the encrypted bytes are on the device; the sending starts by itself.
 *
 * @throws ErreurCoffre when the device is full, or its vault is locked: the picture is then still the caller's
 */
export async function garder(prise: Prise, fichier: Blob, choisi?: Choisi): Promise<PriseGardee> {
  return (await coffre()).garder(prise, fichier, choisi);
}

/** Before the files of a disc go into the vault, lot after lot: what the whole of it is. */
export async function ouvrirImport(prise: Prise, total: number): Promise<void> {
  await (await coffre()).ouvrirImport(prise, total);
}

/** So many files of a disc are in the vault. */
export async function noterCopie(importId: string, fichiers: number): Promise<void> {
  await (await coffre()).noterCopie(importId, fichiers);
}

/** Takes a picture back before it is acknowledged, here and on the server. False: it had been received already. */
export async function retirer(mediaId: string): Promise<boolean> {
  return (await coffre()).retirer(mediaId);
}

/** The view or the light of a picture that has not left yet. False: it had left already, change it on the server. */
export async function corriger(
  mediaId: string,
  correction: Partial<Pick<Prise, 'vue' | 'modalite' | 'miroir' | 'qualite'>>,
): Promise<boolean> {
  return (await coffre()).corriger(mediaId, correction);
}

/** Pictures of an act that this device still holds. */
export async function lister(acteId: string): Promise<readonly PriseGardee[]> {
  return (await coffre()).lister(acteId);
}

/** What can be shown of it, from this device. */
export async function lireApercu(mediaId: string): Promise<Blob | undefined> {
  return (await coffre()).lireApercu(mediaId);
}

/** Holds a sending back until it is taken up again. */
export async function suspendre(mediaId: string): Promise<void> {
  await (await coffre()).suspendre(mediaId);
}

/** A person says that it may be tried again, or go on. */
export async function retenter(mediaId: string): Promise<void> {
  await (await coffre()).retenter(mediaId);
}

/** Told at once, then at each change. */
export function suivre(ecouteur: (suivi: Suivi) => void): () => void {
  let arret: (() => void) | undefined;
  let fini = false;
  void coffre().then((module) => {
    if (!fini) arret = module.suivre(ecouteur);
  });
  return () => {
    fini = true;
    arret?.();
  };
}

/** How many copies of chosen files leave this device at the sign-out of this account, the server not having them yet. */
export async function compterCopies(compteId: string): Promise<number> {
  return (await import('./purge.ts')).compterCopies(compteId);
}

export async function retirerCopies(compteId: string): Promise<void> {
  await (await import('./purge.ts')).retirerCopies(compteId);
}

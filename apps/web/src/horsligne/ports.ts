import type { Prise, PriseGardee, Suivi } from './prise.ts';

export type { EtatPrise, Prise, PriseGardee, Suivi, Urgence } from './prise.ts';

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
export async function garder(prise: Prise, fichier: Blob): Promise<PriseGardee> {
  return (await coffre()).garder(prise, fichier);
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

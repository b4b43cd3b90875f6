import type { PliSigneT } from '@orapont/contract/livraison';
import { base, DURABLE, type LignePrise } from './base-locale.ts';
import { chiffrerObjet, dechiffrerObjet } from './chiffre.ts';
import { cleNommee } from './cles.ts';
import { ErreurCoffre } from './erreur-coffre.ts';
import { fermerFichier } from './morceaux.ts';
import type { Prise } from './prise.ts';

/** What the encrypted sheet of a picture holds. */
export type Fiche = Prise & {
  readonly typeMime: string;
  /** Sealed when the picture was taken, for a device that delivers. */
  readonly pli?: PliSigneT | undefined;
};

const VERROU_ECRITURE = 'orapont-coffre-ecriture';
const ensemble = new Set<() => void>();
const canal = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('orapont-coffre');
canal?.addEventListener('message', () => prevenir());

/** Told when something changed in the vault, in this tab or in another. */
export function ecouterCoffre(ecouteur: () => void): () => void {
  ensemble.add(ecouteur);
  return () => ensemble.delete(ecouteur);
}

function prevenir(): void {
  for (const ecouteur of ensemble) ecouteur();
}

export function annoncerChangement(): void {
  canal?.postMessage(null);
  prevenir();
}

/** A key and the picture that it closes are one gesture: nobody sweeps in between. */
export const enEcrivant = <T>(ecrire: () => Promise<T>): Promise<T> =>
  navigator.locks.request(VERROU_ECRITURE, { mode: 'shared' }, ecrire) as Promise<T>;

/** Does nothing while any tab writes. */
export async function siPersonneNEcrit(balayer: () => Promise<void>): Promise<void> {
  await navigator.locks.request(VERROU_ECRITURE, { ifAvailable: true }, async (verrou) => {
    if (verrou) await balayer();
  });
}

/** A copy of what exists elsewhere stays so long, a weekend and a day, and no longer. */
export const DUREE_COPIE = 72 * 3_600_000;

/** Refused for good, or out of time: the bytes go, what must be read stays until a person has read it. */
export async function fermer(ligne: LignePrise, phrase: string | undefined): Promise<void> {
  // Dropped by a person meanwhile.
  if (!(await lireLigne(ligne.mediaId))) return;
  await effacer(ligne.mediaId, {
    ...ligne,
    etat: 'REFUSEE',
    close: true,
    lecture: undefined,
    affiche: undefined,
    urlEnvoi: undefined,
    phrase,
    expireLe: Date.now() + DUREE_COPIE,
  });
}

export const lireLigne = async (mediaId: string): Promise<LignePrise | undefined> =>
  (await base()).get('prises', mediaId);

export const toutesLesLignes = async (): Promise<readonly LignePrise[]> => (await base()).getAll('prises');

/** Pictures that this device holds. */
export const lireLignes = async (): Promise<readonly LignePrise[]> =>
  (await toutesLesLignes()).filter(({ retiree }) => !retiree);

/** A lot of a disc counts for each of its files. */
export const compterImages = (lignes: readonly LignePrise[]): number =>
  lignes.reduce((somme, { fichiers = 1 }) => somme + fichiers, 0);

/** Of those taken back, what the server has still to drop. */
export const lireRetirees = async (): Promise<readonly LignePrise[]> =>
  (await toutesLesLignes()).filter(({ retiree }) => retiree);

/** Undefined when the picture left meanwhile. */
export async function changerLigne(
  mediaId: string,
  changement: Partial<Omit<LignePrise, 'mediaId'>>,
): Promise<LignePrise | undefined> {
  const tx = (await base()).transaction('prises', 'readwrite', DURABLE);
  const ligne = await tx.store.get(mediaId);
  const neuve = ligne && { ...ligne, ...changement };
  if (neuve) await tx.store.put(neuve);
  await tx.done;
  annoncerChangement();
  return neuve;
}

export async function lireFiche({ mediaId, cle: nom, fiche }: LignePrise): Promise<Fiche | undefined> {
  const cle = await cleNommee(nom);
  return cle && dechiffrerObjet<Fiche>(cle, { id: mediaId, piece: 'fiche' }, fiche);
}

export async function changerFiche(ligne: LignePrise, correction: Partial<Fiche>): Promise<void> {
  const [cle, fiche] = await Promise.all([cleNommee(ligne.cle), lireFiche(ligne)]);
  if (!cle || !fiche) throw new ErreurCoffre('VERROUILLE');
  const neuve = await chiffrerObjet(cle, { id: ligne.mediaId, piece: 'fiche' }, { ...fiche, ...correction });
  await changerLigne(ligne.mediaId, { fiche: neuve });
}

/** Row and bytes go together; `reste` is what must still be remembered of it. */
export async function effacer(mediaId: string, reste?: LignePrise): Promise<void> {
  fermerFichier(mediaId);
  const tx = (await base()).transaction(['prises', 'morceaux'], 'readwrite', DURABLE);
  await tx.objectStore('morceaux').delete(IDBKeyRange.bound([mediaId], [mediaId, []]));
  if (reste) await tx.objectStore('prises').put(reste);
  else await tx.objectStore('prises').delete(mediaId);
  await tx.done;
  annoncerChangement();
}

/** Bytes of pictures that were being written when the device died: they had been promised to nobody. */
export const balayer = (): Promise<void> =>
  siPersonneNEcrit(async () => {
    const tx = (await base()).transaction(['prises', 'morceaux'], 'readwrite');
    const connues = new Set(await tx.objectStore('prises').getAllKeys());
    const ecrites = new Set((await tx.objectStore('morceaux').getAllKeys()).map(([mediaId]) => mediaId));
    for (const mediaId of ecrites)
      if (!connues.has(mediaId))
        await tx.objectStore('morceaux').delete(IDBKeyRange.bound([mediaId], [mediaId, []]));
    await tx.done;
  });

/** Everything of this device: keys first, so that what would be left behind opens no more. */
export async function toutEffacer(): Promise<void> {
  const db = await base();
  const cles = db.transaction('cles', 'readwrite', DURABLE);
  await cles.store.clear();
  await cles.done;
  const tx = db.transaction(['prises', 'morceaux', 'feuilles'], 'readwrite', DURABLE);
  await Promise.all([
    tx.objectStore('prises').clear(),
    tx.objectStore('morceaux').clear(),
    tx.objectStore('feuilles').clear(),
  ]);
  await tx.done;
  annoncerChangement();
}

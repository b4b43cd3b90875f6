import { LOT_MAX_OCTETS } from '@orapont/contract/imagerie-lot';
import { v7 as uuidv7 } from 'uuid';
import { type FichierRefuse, garder, noterCopie, ouvrirImport, type Prise } from '../horsligne/ports.ts';
import { nomLisible } from '../medias/nom-fichier.ts';
import type { Piece } from './source-import.ts';
import { TEXTES } from './textes.ts';

/** What is shown of a disc moves by lots, and one instance may be heavier than that. */
const LOT_OCTETS = Math.min(LOT_MAX_OCTETS, 24_000_000);
const LOT_FICHIERS = 50;

export type Disque = {
  readonly nom: string;
  /** The person for whom it is, when that is known. */
  readonly dossierId: string | undefined;
  readonly images: readonly Piece[];
  readonly refus: readonly FichierRefuse[];
};

/** Held by the page that copies a disc: without it, a copy that is not whole was cut. */
export const verrouDeCopie = (importId: string): string => `orapont-disque-${importId}`;

/**
 * Takes the pictures of a disc into the vault of this device, lot after lot, and lets them leave from there: once copied, nothing has to be
 * chosen again.
 *
 * @throws ErreurCoffre when nobody is signed in any more
 */
export async function copierDisque({ nom, dossierId, images, refus }: Disque): Promise<void> {
  const importId = uuidv7();
  const lots = enLots(images);
  const prise = (lot: number, fichiers: NonNullable<Prise['disque']>['fichiers']): Prise => ({
    mediaId: lot === 0 ? importId : uuidv7(),
    acteId: '',
    dossierId,
    nom: nomLisible(nom),
    vue: 'RADIO',
    modalite: 'RADIO',
    moyen: 'IMPORT',
    miroir: false,
    disque: { importId, lot, lots: lots.length, fichiers, refus: lot === 0 ? refus : [] },
  });
  await navigator.locks.request(verrouDeCopie(importId), async () => {
    await ouvrirImport(prise(0, []), images.length);
    let faits = 0;
    for (const [rang, lot] of lots.entries()) {
      const octets = await Promise.all(lot.map((piece) => piece.ouvrir()));
      const fichiers = lot.map(({ chemin }, i) => ({ chemin, octets: octets[i]?.size ?? 0 }));
      await garder(prise(rang + 1, fichiers), new Blob(octets), { copie: true });
      faits += lot.length;
      await noterCopie(importId, faits);
    }
  });
}

/** The folder that holds everything, or the archive. */
export function nomDuDisque(fichiers: readonly File[]): string {
  const [premier] = fichiers;
  return premier?.webkitRelativePath.split('/')[0] || premier?.name || TEXTES.disque;
}

export function enLots(images: readonly Piece[]): readonly Piece[][] {
  const lots: Piece[][] = [];
  let octets = 0;
  for (const image of images) {
    const dernier = lots.at(-1);
    if (!dernier || dernier.length >= LOT_FICHIERS || octets + image.taille > LOT_OCTETS) {
      lots.push([image]);
      octets = image.taille;
    } else {
      dernier.push(image);
      octets += image.taille;
    }
  }
  return lots;
}

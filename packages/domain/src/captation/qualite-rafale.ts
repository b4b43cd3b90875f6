import { ecart } from './qualite-empreinte.ts';
import type { MesureImage } from './qualite-mesures.ts';

/** A frame that was measured while the camera was running. */
export type Trame = {
  readonly id: string;
  /** Milliseconds since the sweep began. */
  readonly instant: number;
  readonly mesure: MesureImage;
  readonly empreinte: string;
};

/**
 * The best of a burst: sharp first, then well lit. Frames of one burst show one scene, so that their sharpness compares.
 *
 * @rule CAP-01
 */
export function meilleureTrame<T extends Pick<Trame, 'mesure'>>(trames: readonly T[]): T | undefined {
  return trames.reduce<T | undefined>(
    (mieux, trame) => (mieux === undefined || note(trame.mesure) > note(mieux.mesure) ? trame : mieux),
    undefined,
  );
}

/** Burnt and dark points show nothing, however sharp their edges. */
const note = ({ nettete, brulees, sombres }: MesureImage) => nettete * Math.max(0, 1 - brulees - sombres);

const ECART_MEME_ENDROIT = 40;

/**
 * Frames to propose from the sweep of a sector: the sharpest of each moment, none that shows the same place as one already
 * proposed, in the order of the film.
 *
 * @rule CAP-01
 * @source practice reference 5, « best-frame extraction »
 */
export function tramesProposees(trames: readonly Trame[], combien: number): readonly Trame[] {
  const parNettete = trames.toSorted((a, b) => note(b.mesure) - note(a.mesure));
  const [premiere] = parNettete;
  const seuil = premiere ? MOITIE * note(premiere.mesure) : 0;
  const choisies: Trame[] = [];
  for (const trame of parNettete) {
    if (choisies.length >= combien || note(trame.mesure) < seuil) break;
    if (choisies.every((choisie) => estAilleurs(choisie, trame))) choisies.push(trame);
  }
  return choisies.toSorted((a, b) => a.instant - b.instant);
}

/** A frame half as sharp as the best of the sweep is a moment when the camera moved. */
const MOITIE = 0.5;
const estAilleurs = (a: Trame, b: Trame) =>
  ecart(a.empreinte, b.empreinte) > ECART_MEME_ENDROIT && Math.abs(a.instant - b.instant) > 400;

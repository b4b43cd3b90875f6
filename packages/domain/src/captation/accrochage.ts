import { type CodeFdi, estADroite, estSuperieure, rang } from '../bouche/dents.ts';

/** What kind of radiograph it is: the first thing that decides where it hangs. */
export const LIBELLE_CLICHE = {
  PANORAMIQUE: 'Panoramique',
  RETROALVEOLAIRE: 'Rétroalvéolaire',
  RETROCORONAIRE: 'Rétrocoronaire',
  TELERADIOGRAPHIE: 'Téléradiographie',
  AUTRE: 'Autre cliché',
} as const;
export type Cliche = keyof typeof LIBELLE_CLICHE;
export const CLICHES = Object.keys(LIBELLE_CLICHE) as readonly Cliche[];

export type Radio = {
  readonly id: string;
  readonly cliche: Cliche;
  /** Teeth that it shows, in FDI; empty when nobody said. */
  readonly dents: readonly CodeFdi[];
};

/** Seven places a row, as on a mount: molars, premolars, canine, incisors, and back. */
export const COLONNES = 7;
export const RANGEES = ['HAUT', 'MILIEU', 'BAS'] as const;
export type Rangee = (typeof RANGEES)[number];

export type PlaceRadio = { readonly id: string; readonly rangee: Rangee; readonly colonne: number };

export type Accrochage = {
  /** Whole-mouth pictures, above the rest. */
  readonly larges: readonly string[];
  readonly places: readonly PlaceRadio[];
  /** Those of which nobody said what they show: never hung at a guess. */
  readonly sansPlace: readonly string[];
};

/**
 * Hangs radiographs as one faces the person: her right on the left of the screen. A picture goes where the middle of its teeth
 * stands; a bitewing, which shows both arches, hangs between the rows.
 *
 * @source practice reference §3; DICOM PS3.17 annex on dental hanging (structured display)
 */
export function accrocher(radios: readonly Radio[]): Accrochage {
  const larges: string[] = [];
  const places: PlaceRadio[] = [];
  const sansPlace: string[] = [];
  for (const radio of radios) {
    const place = placeDe(radio);
    if (radio.cliche === 'PANORAMIQUE' || radio.cliche === 'TELERADIOGRAPHIE') larges.push(radio.id);
    else if (place) places.push({ id: radio.id, ...place });
    else sansPlace.push(radio.id);
  }
  return { larges, places: places.toSorted(dansLOrdre), sansPlace };
}

function placeDe({ cliche, dents }: Radio): Omit<PlaceRadio, 'id'> | undefined {
  if (dents.length === 0) return undefined;
  const milieu = dents.reduce((somme, dent) => somme + abscisse(dent), 0) / dents.length;
  return { rangee: rangeeDe(cliche, dents), colonne: colonneDe(milieu) };
}

function rangeeDe(cliche: Cliche, dents: readonly CodeFdi[]): Rangee {
  const hautes = dents.filter(estSuperieure).length;
  if (cliche === 'RETROCORONAIRE' || (hautes > 0 && hautes < dents.length)) return 'MILIEU';
  return hautes > 0 ? 'HAUT' : 'BAS';
}

/** From -8 (right third molar) to 8 (left third molar). */
const abscisse = (dent: CodeFdi) => (rang(dent) - 0.5) * (estADroite(dent) ? -1 : 1);

function colonneDe(milieu: number): number {
  const loin = Math.abs(milieu);
  // Incisors, canine, premolars, molars.
  const pas = loin < 1.5 ? 0 : loin < 3 ? 1 : loin < 5 ? 2 : 3;
  return 3 + pas * Math.sign(milieu);
}

const dansLOrdre = (a: PlaceRadio, b: PlaceRadio) =>
  RANGEES.indexOf(a.rangee) - RANGEES.indexOf(b.rangee) || a.colonne - b.colonne || a.id.localeCompare(b.id);

import type { CodeFdi, Denture } from './dents.ts';
import { chartVierge, DENT_NON_OBSERVEE, type EtatDent, type ObservationBouche } from './observation.ts';

/**
 * What stands in a mouth before anyone looks at it closely: the denture, and for each tooth of which something was said, what is
 * there. A tooth of which nothing was said is expected.
 *
 * @rule CAP-02
 */
export type Presentation = {
  readonly denture: Denture;
  readonly etats: Readonly<Partial<Record<CodeFdi, EtatDent>>>;
};

export const presentationDe = ({ denture, dents }: ObservationBouche): Presentation => ({
  denture,
  etats: Object.fromEntries(
    Object.entries(dents).flatMap(([dent, { etat }]) => (etat === null ? [] : [[dent, etat]])),
  ),
});

/** The chart on which nothing but the teeth present is written. */
export const chartDe = ({ denture, etats }: Presentation): ObservationBouche => ({
  ...chartVierge(denture),
  dents: Object.fromEntries(
    Object.entries(etats).map(([dent, etat]) => [dent, { ...DENT_NON_OBSERVEE, etat }]),
  ),
});

/**
 * Denture to start from when nobody has looked yet.
 *
 * @rule CAP-02
 * @interpretation first permanent teeth about six, last milk teeth about twelve
 */
export const dentureProbable = (age: number): Denture =>
  age < 6 ? 'TEMPORAIRE' : age < 13 ? 'MIXTE' : 'PERMANENTE';

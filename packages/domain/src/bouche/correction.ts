import type { CodeFdi } from './dents.ts';
import type { Face } from './faces.ts';
import type { CodeSite } from './muqueuse.ts';
import type { MotifNonVue } from './observation.ts';
import type { Presentation } from './presentation.ts';

/** « On ne voit pas la 37 », said by whoever held the camera; no face named means all of them. */
export type CorrectionVue = { readonly visibilite: 'PARTIELLE' | 'NON_VUE'; readonly motif: MotifNonVue } & (
  | { readonly sorte: 'DENT'; readonly dent: CodeFdi; readonly faces: readonly Face[] }
  | { readonly sorte: 'SITE'; readonly site: CodeSite }
);

/** « La 37 n’est plus là », or « elle est là », whatever the last chart says. */
export type CorrectionPresence = {
  readonly sorte: 'PRESENCE';
  readonly dent: CodeFdi;
  readonly presente: boolean;
};

export type Correction = CorrectionVue | CorrectionPresence;

export const surLaVue = (correction: Correction): correction is CorrectionVue =>
  correction.sorte !== 'PRESENCE';

/**
 * The teeth that stand there, as the person in the room sees them; of two who disagree the last one is believed.
 *
 * @rule CAP-02
 */
export function presentationCorrigee(
  presentation: Presentation,
  corrections: readonly Correction[],
): Presentation {
  const dites = corrections.flatMap((correction) =>
    correction.sorte === 'PRESENCE'
      ? [[correction.dent, correction.presente ? 'PRESENTE' : 'ABSENTE'] as const]
      : [],
  );
  return dites.length === 0
    ? presentation
    : { ...presentation, etats: { ...presentation.etats, ...Object.fromEntries(dites) } };
}

import fc from 'fast-check';
import type { Correction } from './correction.ts';
import type { Constatation } from './couvrir.ts';
import { type CodeFdi, DENTURES, type Denture, dentsDe } from './dents.ts';
import { FACES } from './faces.ts';
import { SITES } from './muqueuse.ts';
import { ETATS_DENT, type EtatDent, MOTIFS_NON_VUE, VISIBILITES } from './observation.ts';
import type { Presentation } from './presentation.ts';
import type { Surface } from './surface.ts';

const etatsDe = (denture: Denture): fc.Arbitrary<Partial<Record<CodeFdi, EtatDent>>> =>
  fc.dictionary(fc.constantFrom(...dentsDe(denture)), fc.constantFrom(...ETATS_DENT), {
    noNullPrototype: true,
  });

/** Any mouth: permanent, milk, mixed, some of its teeth described, or without any tooth left. */
export const presentations: fc.Arbitrary<Presentation> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(...DENTURES)
      .chain((denture) => etatsDe(denture).map((etats) => ({ denture, etats }))),
  },
  { weight: 1, arbitrary: fc.constantFrom(...DENTURES).map(edentee) },
);

export function edentee(denture: Denture): Presentation {
  return { denture, etats: Object.fromEntries(dentsDe(denture).map((dent) => [dent, 'ABSENTE'])) };
}

export const surfacesDe = ({ denture }: Presentation): fc.Arbitrary<Surface> =>
  fc.oneof(
    fc.record({
      sorte: fc.constant('FACE' as const),
      dent: fc.constantFrom(...dentsDe(denture)),
      face: fc.constantFrom(...FACES),
    }),
    fc.record({ sorte: fc.constant('SITE' as const), site: fc.constantFrom(...SITES) }),
  );

const motifs = fc.constantFrom(...MOTIFS_NON_VUE);

export const correctionsDe = ({ denture }: Presentation): fc.Arbitrary<readonly Correction[]> =>
  fc.array(
    fc.oneof(
      fc.record({
        sorte: fc.constant('DENT' as const),
        dent: fc.constantFrom(...dentsDe(denture)),
        faces: fc.subarray([...FACES]),
        visibilite: fc.constantFrom('PARTIELLE' as const, 'NON_VUE' as const),
        motif: motifs,
      }),
      fc.record({
        sorte: fc.constant('SITE' as const),
        site: fc.constantFrom(...SITES),
        visibilite: fc.constantFrom('PARTIELLE' as const, 'NON_VUE' as const),
        motif: motifs,
      }),
    ),
    { maxLength: 6 },
  );

export const constatationsSur = (presentation: Presentation): fc.Arbitrary<readonly Constatation[]> =>
  fc.array(
    fc
      .tuple(surfacesDe(presentation), fc.constantFrom(...VISIBILITES), motifs)
      .map(([surface, visibilite, motif]) => ({
        ...surface,
        visibilite,
        motif: visibilite === 'VUE' ? null : motif,
      })),
    { maxLength: 6 },
  );

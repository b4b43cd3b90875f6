import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Begun first, so that the other worker does not wait for them alone at the end. */
const LONGS = ['captation-hors-ligne', 'ecrans', 'signature-tuee', 'themes', 'lecture'];

class LesLongsDAbord extends BaseSequencer {
  override async sort(fichiers: TestSpecification[]): Promise<TestSpecification[]> {
    const rang = ({ moduleId }: TestSpecification) => {
      const place = LONGS.findIndex((nom) => moduleId.endsWith(`/${nom}.e2e.ts`));
      return place < 0 ? LONGS.length : place;
    };
    return fichiers.toSorted((a, b) => rang(a) - rang(b));
  }
}

/** Journeys of people in a real browser: two files at once, each on a real server of its own. */
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    name: 'e2e',
    include: ['e2e/**/*.e2e.ts'],
    globalSetup: ['e2e/outils/demarrage.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    sequence: { concurrent: false, sequencer: LesLongsDAbord },
  },
});

import { defineConfig } from 'vitest/config';

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
    sequence: { concurrent: false },
  },
});

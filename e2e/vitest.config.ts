import { defineConfig } from 'vitest/config';

/** Journeys of people in a real browser, one after the other, on one real server. */
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    name: 'e2e',
    include: ['e2e/**/*.e2e.ts'],
    globalSetup: ['e2e/outils/demarrage.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    sequence: { concurrent: false },
  },
});

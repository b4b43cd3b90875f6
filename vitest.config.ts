import { defineConfig } from 'vitest/config';

/** Three costs, told by the suffix: `.test` (no I/O), `.db.test` (PostgreSQL), `.io.test` (disk, network, programs). */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'tools/*.test.ts',
            'tools/bouches/*.test.ts',
            'packages/*/src/**/*.test.ts',
            'apps/*/src/**/*.test.{ts,tsx}',
          ],
          exclude: ['**/*.{db,io}.test.ts', '**/node_modules/**'],
          // One world per worker: twice as fast. A test that leaves something behind is a fault of that test.
          isolate: false,
        },
      },
      {
        test: {
          name: 'io',
          include: ['apps/*/src/**/*.io.test.ts', 'tools/*.io.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'db',
          include: ['apps/*/src/**/*.db.test.ts'],
          globalSetup: ['apps/server/src/adapters/postgres/testing-server.ts'],
          // Each test makes a database of its own; what modules hold is the same for all.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});

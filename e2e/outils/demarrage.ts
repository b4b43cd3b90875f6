import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { artefacts, lancerServeur } from './serveur.ts';

/** A server for each journey that goes at the same time. */
export async function setup(projet: TestProject): Promise<() => Promise<void>> {
  rmSync(join(artefacts, 'echecs'), { recursive: true, force: true });
  const { maxWorkers } = projet.vitest.config;
  const serveurs = await Promise.all(Array.from({ length: Number(maxWorkers) }, () => lancerServeur()));
  projet.provide(
    'places',
    serveurs.map(({ origine, port, dossier, journal }) => ({ origine, port, dossier, journal })),
  );
  return async () => {
    await Promise.all(serveurs.map(({ arreter }) => arreter()));
  };
}

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { portLibre } from '../../apps/server/src/kernel/testing-port.ts';
import { artefacts, lancerServeur } from './serveur.ts';

/** A server for each journey that goes at the same time. */
export async function setup(projet: TestProject): Promise<() => Promise<void>> {
  rmSync(join(artefacts, 'echecs'), { recursive: true, force: true });
  const { maxWorkers } = projet.vitest.config;
  const lancer = async () => {
    const portDicom = await portLibre();
    return { ...(await lancerServeur({ env: { ORAPONT_DICOM_PORT: `${portDicom}` } })), portDicom };
  };
  const serveurs = await Promise.all(Array.from({ length: Number(maxWorkers) }, lancer));
  projet.provide(
    'places',
    serveurs.map(({ origine, port, portDicom, dossier, journal }) => ({
      origine,
      port,
      portDicom,
      dossier,
      journal,
    })),
  );
  return async () => {
    await Promise.all(serveurs.map(({ arreter }) => arreter()));
  };
}

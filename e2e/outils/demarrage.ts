import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { artefacts, lancerServeur } from './serveur.ts';

declare module 'vitest' {
  interface ProvidedContext {
    origine: string;
    port: number;
    dossier: string;
    journal: string;
  }
}

/** One server for the whole run. */
export async function setup(projet: TestProject): Promise<() => Promise<void>> {
  rmSync(join(artefacts, 'echecs'), { recursive: true, force: true });
  const serveur = await lancerServeur();
  projet.provide('origine', serveur.origine);
  projet.provide('port', serveur.port);
  projet.provide('dossier', serveur.dossier);
  projet.provide('journal', serveur.journal);
  return serveur.arreter;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { SCHEMA_TRAVAUX } from '../adapters/postgres/migrer.ts';
import { type BaseDeTest, baseDeTest } from '../adapters/postgres/testing.ts';
import { monterFonctionnalites } from '../app.ts';
import { chargerDemo } from '../bac-a-sable/demo/charger.ts';
import { ouvrirAdaptateurs } from '../demarrage/adaptateurs.ts';
import { lireConfig, lireSecret } from '../kernel/config.ts';
import type { Serveur } from '../kernel/mount.ts';
import { creerFastify } from '../kernel/serveur.ts';
import { ouvrirTravaux, type Travaux } from '../kernel/travaux.ts';
import type { Exterieur } from '../montage/exterieur.ts';

export const ORIGINE = 'http://localhost:3000';

export type ApplicationDeTest = BaseDeTest & { readonly serveur: Serveur; readonly exterieur: Exterieur };

/**
 * The whole application as `main.ts` composes it, on a database of its own with the demonstration loaded: real adapters, no port
 * opened. The job queue is there but nobody works: what a call enqueues stays.
 *
 * @param ajouter mounts what the test adds to the application
 */
export async function applicationDeTest(
  ajouter: (serveur: Serveur, exterieur: Exterieur) => void = () => undefined,
): Promise<ApplicationDeTest> {
  const base = await baseDeTest();
  const dossier = mkdtempSync(join(tmpdir(), 'orapont-matrice-'));
  const config = lireConfig({ PORT: '3000', ORAPONT_DATA_DIR: dossier }, dossier);
  const app = creerFastify(config, 'silent');
  const travaux: Travaux = {
    ...ouvrirTravaux(base.urlExecution, SCHEMA_TRAVAUX, app.log),
    consommer: () => undefined,
    programmer: () => undefined,
  };
  const adaptateurs = await ouvrirAdaptateurs(config, app.log);
  const maintenant = () => new Date();
  const demo = await chargerDemo({ bd: base.bd, cleAcces: lireSecret(dossier, 'acces'), maintenant });
  const exterieur: Exterieur = {
    ...adaptateurs,
    config,
    bd: base.bd,
    travaux,
    maintenant,
    comptesDemo: async () => demo,
    essai: false,
  };
  const { serveur, verifier } = await monterFonctionnalites(app, exterieur);
  ajouter(serveur, exterieur);
  verifier();
  await travaux.demarrer();
  await app.ready();
  afterAll(async () => {
    await travaux.arreter();
    await app.close();
    await adaptateurs.fermer();
    rmSync(dossier, { recursive: true, force: true });
  });
  return { ...base, serveur, exterieur };
}

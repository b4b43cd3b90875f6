import { join, resolve } from 'node:path';
import { SCHEMA_TRAVAUX } from './adapters/postgres/migrer.ts';
import { creerFastify, monterFonctionnalites, preparerServeur } from './app.ts';
import { ouvrirAdaptateurs } from './demarrage/adaptateurs.ts';
import { annoncer } from './demarrage/annonce.ts';
import { ouvrirBase } from './demarrage/base.ts';
import { ouvrirBd } from './kernel/bd.ts';
import { ConfigInvalide, deriver, lireConfig, lireSecret } from './kernel/config.ts';
import { servirPages } from './kernel/pages.ts';
import { demarrerScelleur } from './kernel/scelleur.ts';
import { ouvrirTravaux } from './kernel/travaux.ts';

/** Starts the server, and stops it in the reverse order. */
async function demarrer(): Promise<() => Promise<void>> {
  const fermetures: (() => Promise<unknown>)[] = [];
  const fermer = async () => {
    for (const fermeture of fermetures.toReversed()) await fermeture();
  };
  try {
    const config = lireConfig(process.env, resolve('.orapont'));
    const base = await ouvrirBase(config);
    fermetures.push(base.arreter);
    const app = creerFastify(config, process.env['ORAPONT_LOG'] ?? 'warn');
    const bd = ouvrirBd(base.execution);
    fermetures.push(bd.fermer);
    const travaux = ouvrirTravaux(base.execution, SCHEMA_TRAVAUX, app.log);
    const adaptateurs = await ouvrirAdaptateurs(config, app.log);
    fermetures.push(adaptateurs.fermer);
    const exterieur = { config, bd, travaux, base, maintenant: () => new Date(), ...adaptateurs };
    const cleAudit = deriver(lireSecret(config.dossier, 'audit'), 'chaines');
    const fonctionnalites = await monterFonctionnalites(app, exterieur, preparerServeur);
    await servirPages(
      fonctionnalites.serveur,
      process.env['ORAPONT_WEB_DIST'] ?? join(import.meta.dirname, '../../web/dist'),
      config.origine,
    );
    fonctionnalites.verifier();
    const scelleur = demarrerScelleur(bd, cleAudit, config.dossier, app.log);
    fermetures.push(scelleur.arreter);
    await travaux.demarrer();
    fermetures.push(travaux.arreter);
    await app.listen({ port: config.port, host: config.hote });
    fermetures.push(() => app.close());
    await annoncer(exterieur, fonctionnalites);
    return fermer;
  } catch (cause) {
    await fermer();
    throw cause;
  }
}

try {
  const fermer = await demarrer();
  let arret: Promise<void> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      arret ??= fermer().then(() => process.exit(0));
    });
} catch (cause) {
  process.stderr.write(
    `\n${cause instanceof ConfigInvalide ? cause.message : `Orapont n’a pas démarré.\n${String(cause instanceof Error ? cause.stack : cause)}`}\n`,
  );
  process.exit(1);
}

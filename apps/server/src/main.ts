import { join, resolve } from 'node:path';
import { SCHEMA_TRAVAUX } from './adapters/postgres/migrer.ts';
import { monterFonctionnalites } from './app.ts';
import { chargerActesEnFond } from './bac-a-sable/demo/actes.ts';
import { chargerDemo } from './bac-a-sable/demo/charger.ts';
import { ouvrirAdaptateurs } from './demarrage/adaptateurs.ts';
import { annoncer } from './demarrage/annonce.ts';
import { ouvrirBase } from './demarrage/base.ts';
import { direEchec } from './demarrage/echec.ts';
import { configurerLan, servirLan } from './demarrage/lan/lan.ts';
import { suivreCertificat } from './demarrage/tls.ts';
import { exigerMemeUsage } from './demarrage/usage.ts';
import { ouvrirBd } from './kernel/bd.ts';
import { deriver, lireConfig, lireSecret } from './kernel/config.ts';
import { servirPages } from './kernel/pages.ts';
import { demarrerScelleur } from './kernel/scelleur.ts';
import { creerFastify } from './kernel/serveur.ts';
import { ouvrirTravaux } from './kernel/travaux.ts';
import type { Exterieur } from './montage/exterieur.ts';
import { ouvrirPorteDicom } from './montage/imagerie.ts';

/** Starts the server, and answers how to stop it: in the reverse order. */
async function demarrer(): Promise<() => Promise<void>> {
  const fermetures: (() => Promise<unknown>)[] = [];
  const fermer = async () => {
    for (const fermeture of fermetures.toReversed()) await fermeture();
  };
  try {
    const lue = lireConfig(process.env, resolve('.orapont'));
    const lan = process.argv.includes('--lan')
      ? await configurerLan(lue, process.env, new Date())
      : undefined;
    const config = lan?.config ?? lue;
    const base = await ouvrirBase(config);
    fermetures.push(base.arreter);
    const maintenant = () => new Date();
    const app = creerFastify(config, process.env['ORAPONT_LOG'] ?? 'warn');
    const bd = ouvrirBd(base.execution);
    fermetures.push(bd.fermer);
    await exigerMemeUsage(bd, config);
    const travaux = ouvrirTravaux(base.execution, SCHEMA_TRAVAUX, app.log);
    const adaptateurs = await ouvrirAdaptateurs(config, app.log);
    fermetures.push(adaptateurs.fermer);
    const cleAcces = lireSecret(config.dossier, 'acces');
    const demo = adaptateurs.bacASable ? await chargerDemo({ bd, cleAcces, maintenant }) : null;
    const exterieur: Exterieur = {
      ...adaptateurs,
      config,
      bd,
      travaux,
      maintenant,
      comptesDemo: async () => demo,
      essai: base.embarquee && !config.demo,
    };
    const { serveur, verifier } = await monterFonctionnalites(app, exterieur);
    const dist = process.env['ORAPONT_WEB_DIST'] ?? join(import.meta.dirname, '../../web/dist');
    await servirPages(serveur, dist, config.origine);
    verifier();
    const cleAudit = deriver(lireSecret(config.dossier, 'audit'), 'chaines');
    fermetures.push(demarrerScelleur(bd, cleAudit, config.dossier, app.log).arreter);
    await travaux.demarrer();
    fermetures.push(travaux.arreter);
    await app.listen({ port: config.port, host: config.hote });
    fermetures.push(() => app.close());
    fermetures.push(await ouvrirPorteDicom(exterieur));
    if (config.tls?.fichiers) fermetures.push(suivreCertificat(app, config.tls.fichiers).arreter);
    await annoncer(exterieur, demo);
    if (lan) fermetures.push(await servirLan(lan, demo !== null));
    if (demo && process.env['ORAPONT_DEMO_ACTES'] !== '0')
      fermetures.push(chargerActesEnFond(exterieur, app.log).arreter);
    return fermer;
  } catch (cause) {
    await fermer();
    throw cause;
  }
}

try {
  const fermer = await demarrer();
  let arretDemande = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (!arretDemande) void fermer().then(() => process.exit(0));
      arretDemande = true;
    });
} catch (cause) {
  process.stderr.write(`\n${direEchec(cause)}\n`);
  process.exit(1);
}

import { resolve } from 'node:path';
import { ouvrirBaseOutil } from '../apps/server/src/demarrage/base.ts';
import { ouvrirBd } from '../apps/server/src/kernel/bd.ts';
import { deriver, lireConfig, lireSecret } from '../apps/server/src/kernel/config.ts';
import { verifierTraces } from '../apps/server/src/kernel/verifier-traces.ts';

/** Walks every chain and names the first bad link of each. Exit code 1 when there is one. */
const PROBLEMES = {
  MODIFIE: 'a été modifié',
  MANQUANT: 'a été effacé',
  DESORDRE: 'manque dans la chaîne',
  QUEUE_COUPEE: 'figure dans une ancre et n’est plus dans la chaîne : la fin a été coupée',
} as const;

const config = lireConfig(process.env, resolve('.orapont'));
const base = await ouvrirBaseOutil(config);
const bd = ouvrirBd(base.execution, { connexions: 2 });
try {
  const cle = deriver(lireSecret(config.dossier, 'audit'), 'chaines');
  const { maillons, organisations, anomalies, ancresFausses } = await verifierTraces(bd, cle, config.dossier);
  for (const { nom, chaine, seq, probleme } of anomalies)
    console.error(`✘ ${nom}, chaîne ${chaine} : le maillon ${seq} ${PROBLEMES[probleme]}.`);
  for (const rang of ancresFausses) console.error(`✘ Ancres : la ligne ${rang} a été changée.`);
  const saine = anomalies.length + ancresFausses.length === 0;
  if (!saine) process.exitCode = 1;
  console.log(
    `${maillons} maillons vérifiés dans ${organisations} organisations, ${saine ? 'aucune anomalie' : 'anomalies trouvées'}.`,
  );
} finally {
  await bd.fermer();
  await base.arreter();
}

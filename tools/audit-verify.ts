import { resolve } from 'node:path';
import { ouvrirBaseOutil } from '../apps/server/src/demarrage/base.ts';
import { ouvrirBd } from '../apps/server/src/kernel/bd.ts';
import { deriver, lireConfig, lireSecret } from '../apps/server/src/kernel/config.ts';
import { lireAncres } from '../apps/server/src/kernel/scelleur.ts';
import { verifierChaines } from '../apps/server/src/kernel/traces-repository.ts';

/** Walks every chain of every organisation and names the first bad link. Exit code 1 when there is one. */
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
  const organisations = await bd.administration(undefined, (tx) =>
    tx.selectFrom('organisation').select(['id', 'nom']).orderBy('nom').execute(),
  );
  let total = 0;
  for (const { id, nom } of organisations) {
    const { maillons, anomalies } = await verifierChaines(bd, id, cle, lireAncres(cle, config.dossier, id));
    total += maillons;
    for (const { chaine, seq, probleme } of anomalies) {
      process.exitCode = 1;
      console.error(`✘ ${nom}, chaîne ${chaine} : le maillon ${seq} ${PROBLEMES[probleme]}.`);
    }
  }
  console.log(
    `${total} maillons vérifiés dans ${organisations.length} organisations, ${process.exitCode ? 'anomalies trouvées' : 'aucune anomalie'}.`,
  );
} finally {
  await bd.fermer();
  await base.arreter();
}

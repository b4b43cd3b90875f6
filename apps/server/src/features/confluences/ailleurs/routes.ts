import * as contrat from '@orapont/contract/demande-ailleurs';
import { mount, type Serveur } from '../../../kernel/mount.ts';
import { enSoin } from '../../../kernel/session.ts';
import { confier, lireAilleurs } from './confier.ts';
import type { DepsAilleurs } from './deps.ts';
import { fermer, lister, ouvrir, renouveler } from './logiciels.ts';
import { releverUne } from './relever.ts';

/** Requests that go on in other software. */
export function ailleursRoutes(serveur: Serveur, deps: DepsAilleurs): void {
  mount(serveur, contrat.listerLogicielsDistants, ({ session }) => lister(deps, session));
  mount(serveur, contrat.ouvrirLogicielDistant, ({ session, params, body }) =>
    ouvrir(deps, session, params.id, body),
  );
  mount(serveur, contrat.renouvelerLogicielDistant, async ({ session, params, body }) => {
    await renouveler(deps, session, params.id, body);
    return { fait: true } as const;
  });
  mount(serveur, contrat.fermerLogicielDistant, async ({ session, params }) => {
    await fermer(deps, session, params.id);
    return { fait: true } as const;
  });
  mount(serveur, contrat.lireAilleurs, ({ session, params }) =>
    lireAilleurs(deps, enSoin(session), params.id),
  );
  mount(serveur, contrat.confierAilleurs, async ({ session, params, body, reponse }) => {
    reponse.header('cache-control', 'no-store');
    return confier(deps, enSoin(session), params.id, body);
  });
  mount(serveur, contrat.releverAilleurs, ({ session, params }) =>
    releverUne(deps, enSoin(session), params.id),
  );
}

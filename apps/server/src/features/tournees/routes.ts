import * as contrat from '@orapont/contract/tournee';
import { mount, type Serveur } from '../../kernel/mount.ts';
import { enSoin } from '../../kernel/session.ts';
import { lire, lister } from './lire-tournee.ts';
import { creer, modifier } from './planifier.ts';
import type { DepsTournees } from './ports.ts';
import { clore, juger, regler } from './suivre.ts';

/** Rounds: planned, followed, judged on line. */
export function tourneesRoutes(serveur: Serveur, deps: DepsTournees): void {
  mount(serveur, contrat.listerTournees, ({ session }) => lister(deps, enSoin(session)));
  mount(serveur, contrat.creerTournee, ({ body, session }) => creer(deps, enSoin(session), body));
  mount(serveur, contrat.lireTournee, ({ params, session }) => lire(deps, enSoin(session), params.id));
  mount(serveur, contrat.modifierTournee, ({ params, body, session }) =>
    modifier(deps, enSoin(session), params.id, body),
  );
  mount(serveur, contrat.cloreTournee, ({ params, body, session, cle }) =>
    clore(deps, enSoin(session), params.id, body, cle),
  );
  mount(serveur, contrat.reglerResident, ({ params, body, session, cle }) =>
    regler(deps, enSoin(session), params, body, cle),
  );
  mount(serveur, contrat.jugerResident, ({ params, body, session, cle }) =>
    juger(deps, enSoin(session), params, body, cle),
  );
}

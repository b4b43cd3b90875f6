import * as contrat from '@orapont/contract/appareil';
import { mount, type Serveur } from '../../kernel/mount.ts';
import { enSoin } from '../../kernel/session.ts';
import { changer } from './changer.ts';
import { nouveauDefi } from './defi.ts';
import { enroler } from './enroler.ts';
import { lister } from './lister-appareils.ts';
import { confirmerEffacement, ouvrirJeton } from './ouvrir-jeton.ts';
import type { DepsAppareils } from './ports.ts';

/** Tablets and telephones of the rounds: enrolment, proof of possession, closing, erasing. */
export function appareilsRoutes(serveur: Serveur, deps: DepsAppareils): void {
  mount(serveur, contrat.enrolerAppareil, ({ params, body, session }) =>
    enroler(deps, enSoin(session), params.id, body),
  );
  mount(serveur, contrat.listerAppareils, ({ session, query }) => lister(deps, session, query.organisation));
  mount(serveur, contrat.changerAppareil, ({ params, query, body, session, cle }) =>
    changer(deps, session, { ...params, ...query }, body, cle),
  );
  mount(serveur, contrat.demanderDefi, async ({ params }) =>
    nouveauDefi(deps.cle, params.id, deps.maintenant()),
  );
  mount(serveur, contrat.ouvrirJeton, ({ params, body, requete }) =>
    ouvrirJeton(deps, { ...params, ...body, adresse: requete.ip }),
  );
  mount(serveur, contrat.confirmerEffacement, ({ params, body, requete }) =>
    confirmerEffacement(deps, { ...params, ...body, adresse: requete.ip }),
  );
}

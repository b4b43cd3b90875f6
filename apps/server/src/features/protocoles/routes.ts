import * as contrat from '@orapont/contract/protocole';
import { mount, type Serveur } from '../../kernel/mount.ts';
import { appelant, enSoin } from '../../kernel/session.ts';
import { enregistrerUneVue, enregistrerUnProtocole, masquer, regler } from './enregistrer.ts';
import type { DepsProtocoles } from './ports.ts';
import { lirePropres } from './repository.ts';

export function protocolesRoutes(serveur: Serveur, deps: DepsProtocoles): void {
  mount(serveur, contrat.listerProtocoles, ({ session }) =>
    deps.bd.organisation(appelant(enSoin(session)), lirePropres),
  );
  mount(serveur, contrat.gererProtocoles, ({ session, params }) =>
    regler(deps, session, params.organisationId, lirePropres),
  );
  mount(serveur, contrat.enregistrerVue, ({ session, params, body }) =>
    enregistrerUneVue(deps, session, params, body),
  );
  mount(serveur, contrat.enregistrerProtocole, ({ session, params, body }) =>
    enregistrerUnProtocole(deps, session, params, body),
  );
  mount(serveur, contrat.masquerProtocole, ({ session, params, body }) =>
    masquer(deps, session, params, body.masque),
  );
}

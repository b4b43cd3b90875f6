import * as contrat from '@orapont/contract/demande';
import { mount, type Serveur } from '../../../kernel/mount.ts';
import { enSoin } from '../../../kernel/session.ts';
import { confier, creer, modifier } from './brouillon.ts';
import { recueillir, retirer } from './consentement.ts';
import type { DepsDemande } from './deps.ts';
import { changerDeRequis, envoyer } from './envoi.ts';
import { jugerChoix, lire } from './lire.ts';
import { lister } from './lister.ts';
import { reprendre } from './reprise.ts';
import { annuler, fournir } from './suites.ts';

/** The requérant's side of an act. */
export function demandeRoutes(serveur: Serveur, deps: DepsDemande): void {
  mount(serveur, contrat.creerDemande, ({ body, session }) => creer(deps, enSoin(session), body));
  mount(serveur, contrat.listerDemandes, ({ query, session }) => lister(deps, enSoin(session), query));
  mount(serveur, contrat.lireDemande, ({ params, session }) => lire(deps, enSoin(session), params.id));
  mount(serveur, contrat.modifierDemande, ({ params, body, session }) =>
    modifier(deps, enSoin(session), params.id, body),
  );
  mount(serveur, contrat.jugerEligibilite, ({ params, body, session }) =>
    jugerChoix(deps, enSoin(session), params.id, body),
  );
  mount(serveur, contrat.recueillirConsentement, ({ params, body, session, cle }) =>
    recueillir(deps, enSoin(session), params.id, body, cle),
  );
  mount(serveur, contrat.retirerConsentement, ({ params, body, session, cle }) =>
    retirer(deps, enSoin(session), params.id, body, cle),
  );
  mount(serveur, contrat.confierDemande, ({ params, body, session, cle }) =>
    confier(deps, enSoin(session), params.id, body, cle),
  );
  mount(serveur, contrat.envoyerDemande, ({ params, body, session, cle }) =>
    envoyer(deps, enSoin(session), params.id, body, cle),
  );
  mount(serveur, contrat.annulerDemande, ({ params, body, session, cle }) =>
    annuler(deps, enSoin(session), params.id, body, cle),
  );
  mount(serveur, contrat.fournirComplement, ({ params, body, session, cle }) =>
    fournir(deps, enSoin(session), params.id, body, cle),
  );
  mount(serveur, contrat.changerRequis, ({ params, body, session, cle }) =>
    changerDeRequis(deps, enSoin(session), params.id, body, cle),
  );
  mount(serveur, contrat.reprendreDemande, ({ params, body, session }) =>
    reprendre(deps, enSoin(session), params.id, body),
  );
}

import * as contratDemande from '@orapont/contract/demande-recue';
import * as contrat from '@orapont/contract/reception';
import { mount, type Serveur } from '../../kernel/mount.ts';
import { ranger, rejeter } from './decider.ts';
import type { DepsReception } from './deps.ts';
import { envoyerPiece, lireRecu, listerRecu } from './lire-courrier.ts';
import { joindreComplement, noterConsentement, prendreEnCharge, proposer } from './prise-en-charge.ts';
import { releverMaintenant } from './relever.ts';

export function receptionRoutes(serveur: Serveur, deps: DepsReception): void {
  mount(serveur, contrat.listerCourrier, ({ session, query }) => listerRecu(deps, session, query));
  mount(serveur, contrat.releverCourrier, ({ session }) => releverMaintenant(deps, session));
  mount(serveur, contrat.lireCourrierRecu, ({ session, params }) => lireRecu(deps, session, params.id));
  mount(serveur, contrat.lirePieceRecue, ({ session, params, reponse }) =>
    envoyerPiece(deps, session, params, reponse),
  );
  mount(serveur, contrat.rangerCourrier, ({ session, params, body, cle }) =>
    ranger(deps, session, params.id, body, cle),
  );
  mount(serveur, contrat.rejeterCourrier, ({ session, params, body, cle }) =>
    rejeter(deps, session, params.id, body, cle),
  );
  mount(serveur, contratDemande.proposerPriseEnCharge, ({ session, params }) =>
    proposer(deps, session, params.id),
  );
  mount(serveur, contratDemande.prendreEnCharge, ({ session, params, body, cle }) =>
    prendreEnCharge(deps, session, params.id, body, cle),
  );
  mount(serveur, contratDemande.joindreComplement, ({ session, params, body, cle }) =>
    joindreComplement(deps, session, params.id, body, cle),
  );
  mount(serveur, contratDemande.noterConsentement, ({ session, params, body, cle }) =>
    noterConsentement(deps, session, params.id, body, cle),
  );
}

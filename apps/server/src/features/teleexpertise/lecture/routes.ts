import {
  accepterLecture,
  demanderConsentement,
  enregistrerLecture,
  listerLectures,
  ouvrirLecture,
  refuserLecture,
  releverLecture,
  demanderComplement as routeComplement,
  listerReleveurs as routeReleveurs,
  renoncerComplement as routeRenoncer,
} from '@orapont/contract/lecture';
import { mount, type Serveur } from '../../../kernel/mount.ts';
import { enSoin } from '../../../kernel/session.ts';
import { accepter } from './accepter.ts';
import { enregistrer } from './brouillon.ts';
import { demanderComplement, renoncerComplement } from './complement.ts';
import { demanderParLettre } from './consentement.ts';
import type { DepsLecture } from './deps.ts';
import { lister } from './lister.ts';
import { ouvrir } from './ouvrir.ts';
import { refuser } from './refuser.ts';
import { listerReleveurs, relever } from './relever.ts';

/** The requis's side of a request: worklist, case, draft, and every act before the answer. */
export function lectureRoutes(serveur: Serveur, deps: DepsLecture): void {
  mount(serveur, listerLectures, ({ session, query }) => lister(deps, enSoin(session), query));
  mount(serveur, ouvrirLecture, ({ session, params, query }) =>
    ouvrir(deps, enSoin(session), params.id, { prechargement: query.prechargement === '1' }),
  );
  mount(serveur, enregistrerLecture, ({ session, params, body }) =>
    enregistrer(deps, enSoin(session), params.id, body),
  );
  mount(serveur, accepterLecture, ({ session, params, cle }) =>
    accepter(deps, enSoin(session), params.id, cle),
  );
  mount(serveur, refuserLecture, ({ session, params, body, cle }) =>
    refuser(deps, enSoin(session), params.id, body, cle),
  );
  mount(serveur, routeComplement, ({ session, params, body, cle }) =>
    demanderComplement(deps, enSoin(session), params.id, body, cle),
  );
  mount(serveur, routeRenoncer, ({ session, params, cle }) =>
    renoncerComplement(deps, enSoin(session), params.id, cle),
  );
  mount(serveur, demanderConsentement, ({ session, params, cle }) =>
    demanderParLettre(deps, enSoin(session), params.id, cle),
  );
  mount(serveur, routeReleveurs, ({ session, params }) => listerReleveurs(deps, enSoin(session), params.id));
  mount(serveur, releverLecture, ({ session, params, body, cle }) =>
    relever(deps, enSoin(session), params.id, body, cle),
  );
}

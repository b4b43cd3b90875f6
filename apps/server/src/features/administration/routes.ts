import * as contrat from '@orapont/contract/administration';
import * as annuaire from '@orapont/contract/annuaire';
import { Erreur } from '@orapont/domain/erreurs';
import { mount, type Serveur } from '../../kernel/mount.ts';
import type { Session } from '../../kernel/session.ts';
import { chercherRequis } from './annuaire.ts';
import * as actes from './enregistrer.ts';
import { inscrireCorrespondant } from './inscrire.ts';
import type { DepsAdministration, DepsInscription } from './ports.ts';
import { listerOrganisations, listerProfessionnels } from './repository.ts';

const FAIT = { fait: true } as const;

export function administrationRoutes(serveur: Serveur, deps: DepsAdministration): void {
  const { bd } = deps;
  mount(serveur, contrat.listerOrganisations, async ({ session }) => {
    const { compteId } = exigerAdministrateur(session);
    return { organisations: await bd.administration(compteId, listerOrganisations) };
  });
  mount(serveur, contrat.listerProfessionnels, async ({ session }) => {
    const { compteId } = exigerAdministrateur(session);
    return { professionnels: await bd.administration(compteId, listerProfessionnels) };
  });
  mount(serveur, contrat.enregistrerOrganisation, async ({ session, params, body }) => {
    await actes.enregistrerOrganisation(deps, exigerAdministrateur(session), params.id, body);
    return FAIT;
  });
  mount(serveur, contrat.enregistrerSite, async ({ session, params, body }) => {
    await actes.enregistrerSite(deps, exigerAdministrateur(session), params.id, body);
    return FAIT;
  });
  mount(serveur, contrat.enregistrerProfessionnel, async ({ session, params, body }) => {
    await actes.enregistrerProfessionnel(deps, exigerAdministrateur(session), params.id, body);
    return FAIT;
  });
  mount(serveur, contrat.enregistrerAffectation, async ({ session, params, body }) => {
    await actes.enregistrerAffectation(deps, exigerAdministrateur(session), params.id, body);
    return FAIT;
  });
  mount(serveur, contrat.enregistrerHabilitation, async ({ session, params, body }) => {
    await actes.enregistrerHabilitation(deps, exigerAdministrateur(session), params.id, body);
    return FAIT;
  });
}

export function annuaireRoutes(serveur: Serveur, deps: Pick<DepsAdministration, 'bd' | 'maintenant'>): void {
  mount(serveur, annuaire.chercherRequis, ({ session, query }) => chercherRequis(deps, session, query));
}

export function inscriptionRoutes(serveur: Serveur, deps: DepsInscription): void {
  mount(serveur, annuaire.inscrireCorrespondant, async ({ session, body }) => ({
    id: await inscrireCorrespondant(deps, exigerAdministrateur(session), body),
  }));
}

/** Organisations and people belong to the platform: a role in one organisation is not enough. */
function exigerAdministrateur(session: Session): Session {
  if (!session.administrateur) throw new Erreur('INTERDIT', ['ROLE_INSUFFISANT']);
  return session;
}

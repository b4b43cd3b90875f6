import { peutReglerOrganisation } from '@orapont/domain/acces/politique';
import { Erreur } from '@orapont/domain/erreurs';
import type { Session } from '../../kernel/session.ts';

/**
 * Archives are brought in by whoever administers the organisation, there or on the platform.
 *
 * @rule DOS-12
 * @throws Erreur INTROUVABLE for another organisation
 */
export function exiger(session: Session, organisationId: string): void {
  const { administrateur: administrateurPlateforme, acteur } = session;
  const qui = { organisationId: session.organisationId, roles: acteur.roles, administrateurPlateforme };
  const verdict = peutReglerOrganisation(qui, organisationId);
  if (verdict.accord) return;
  throw verdict.motifs.includes('AUTRE_ORGANISATION')
    ? new Erreur('INTROUVABLE')
    : new Erreur('INTERDIT', verdict.motifs);
}

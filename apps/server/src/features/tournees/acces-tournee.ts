import { type ActionSite, peutSurSite } from '@orapont/domain/acces/politique';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../kernel/bd.ts';
import type { SessionSoin } from '../../kernel/session.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import { type LigneTournee, trouverTournee } from './tournee-repository.ts';

export const peut = ({ acteur, organisationId }: SessionSoin, action: ActionSite, siteId: string): boolean =>
  peutSurSite(acteur, action, { organisationId, siteId }).accord;

export function exigerSurSite(session: SessionSoin, action: ActionSite, siteId: string): void {
  const { acteur, organisationId } = session;
  const verdict = peutSurSite(acteur, action, { organisationId, siteId });
  if (!verdict.accord) throw new Erreur('INTERDIT', verdict.motifs);
}

/** A round of the person’s sites of today. */
export async function ouvrirTournee(
  tx: Tx,
  session: SessionSoin,
  id: string,
  { verrou }: { verrou: boolean },
): Promise<LigneTournee> {
  const tournee = await trouverTournee(tx, id, { verrou });
  if (!tournee) throw new Erreur('INTROUVABLE');
  exigerSurSite(session, 'tournee.preparer', tournee.site_id);
  return tournee;
}

/** A plan and its list of names: nothing of a record was opened. */
export const noter = (tx: Tx, session: SessionSoin, action: string, dossierId?: string): Promise<void> =>
  tracer(tx, {
    organisationId: session.organisationId,
    chaine: 'ACCES',
    action,
    acteur: session.nom,
    compteId: session.compteId,
    dossierId,
  });

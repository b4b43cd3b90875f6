import { type ActionSite, peutSurSite } from '@orapont/domain/acces/politique';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../kernel/bd.ts';
import type { SessionSoin } from '../../kernel/session.ts';
import { type LigneAppareil, trouverAppareil } from './appareil-repository.ts';

export function exigerSurSite(session: SessionSoin, action: ActionSite, siteId: string): void {
  const { organisationId } = session;
  const verdict = peutSurSite(session.acteur, action, { organisationId, siteId });
  if (!verdict.accord) throw new Erreur('INTERDIT', verdict.motifs);
}

/** A device of the person's sites, held until the end of the transaction. */
export async function prendreAppareil(tx: Tx, session: SessionSoin, id: string): Promise<LigneAppareil> {
  const appareil = await trouverAppareil(tx, id, { verrou: true });
  if (!appareil) throw new Erreur('INTROUVABLE');
  exigerSurSite(session, 'appareil.fermer', appareil.site_id);
  return appareil;
}

import { type ActionSite, peutAdministrerAppareils, peutSurSite } from '@orapont/domain/acces/politique';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../kernel/bd.ts';
import { enSoin, type Session, type SessionSoin } from '../../kernel/session.ts';
import { type LigneAppareil, trouverAppareil } from './appareil-repository.ts';

export function exigerSurSite(session: SessionSoin, action: ActionSite, siteId: string): void {
  const { organisationId } = session;
  const verdict = peutSurSite(session.acteur, action, { organisationId, siteId });
  if (!verdict.accord) throw new Erreur('INTERDIT', verdict.motifs);
}

/** The devices that a person answers for: those of the sites where he works, or all those of the structure. */
export type Parc = {
  readonly organisationId: string;
  readonly compteId: string;
  readonly nom: string;
  readonly sites: readonly string[] | 'TOUS';
};

export function parcDe(session: Session, demandee: string | undefined): Parc {
  const organisationId = session.organisationId ?? demandee;
  if (organisationId === undefined) throw new Erreur('SAISIE_INVALIDE', ['ORGANISATION_A_CHOISIR']);
  const { compteId, nom } = session;
  const entier = peutAdministrerAppareils(session.acteur, { organisationId }).accord;
  return { organisationId, compteId, nom, sites: entier ? 'TOUS' : enSoin(session).acteur.sites };
}

/** A device of the person's sites, held until the end of the transaction. */
export async function prendreAppareil(
  tx: Tx,
  session: Session,
  { sites }: Parc,
  id: string,
): Promise<LigneAppareil> {
  const appareil = await trouverAppareil(tx, id, { verrou: true });
  if (!appareil) throw new Erreur('INTROUVABLE');
  if (sites !== 'TOUS') exigerSurSite(enSoin(session), 'appareil.fermer', appareil.site_id);
  return appareil;
}

import {
  type ActionDossier,
  type ActionReception,
  peutSurDossier,
  peutSurReception,
} from '@orapont/domain/acces/politique';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../kernel/bd.ts';
import { sitesDuDossier } from '../../kernel/dossier-repository.ts';
import type { SessionSoin } from '../../kernel/session.ts';

/** @throws Erreur INTROUVABLE for what lies beyond the wall, INTERDIT with the reasons for the rest */
export function exigerReception(
  { acteur, organisationId }: SessionSoin,
  action: ActionReception,
  siteId: string,
): void {
  const verdict = peutSurReception(acteur, action, { organisationId, siteId });
  if (!verdict.accord) throw new Erreur('INTERDIT', verdict.motifs);
}

export const peutRegarder = ({ acteur, organisationId }: SessionSoin, siteId: string): boolean =>
  peutSurReception(acteur, 'reception.lire', { organisationId, siteId }).accord;

export const decide = ({ acteur, organisationId }: SessionSoin, siteId: string): boolean =>
  peutSurReception(acteur, 'reception.decider', { organisationId, siteId }).accord;

/** The record, in the transaction that reads it. */
export async function exigerDossier(
  tx: Tx,
  { acteur, organisationId }: SessionSoin,
  action: ActionDossier,
  dossierId: string,
  maintenant: Date,
): Promise<readonly string[]> {
  const sites = await sitesDuDossier(tx, dossierId, jourParis(maintenant.toISOString()));
  const verdict = peutSurDossier(acteur, action, { organisationId, sites });
  if (!verdict.accord) throw new Erreur('INTERDIT', verdict.motifs);
  return sites;
}

import { type ActionDossier, peutSurDossier } from '@orapont/domain/acces/politique';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../kernel/bd.ts';
import type { SessionSoin } from '../../kernel/session.ts';
import { lireSuivie } from './evaluation-repository.ts';
import type { DepsEvaluation, Suivie } from './ports.ts';

export const jourDe = ({ maintenant }: Pick<DepsEvaluation, 'maintenant'>) =>
  jourParis(maintenant().toISOString());

/** The person, once the policy has said yes. A row that the wall hides is absent. */
export async function exigerSuivie(
  tx: Tx,
  deps: DepsEvaluation,
  session: SessionSoin,
  dossierId: string,
  action: ActionDossier,
): Promise<Suivie> {
  const suivie = await lireSuivie(tx, dossierId, jourDe(deps));
  if (!suivie) throw new Erreur('INTROUVABLE');
  const verdict = peutSurDossier(session.acteur, action, dossierDe(session, suivie));
  if (verdict.accord) return suivie;
  if (verdict.motifs.includes('AUTRE_ORGANISATION')) throw new Erreur('INTROUVABLE');
  throw new Erreur('INTERDIT', verdict.motifs);
}

export const dossierDe = ({ organisationId }: SessionSoin, { sites }: Suivie) => ({ organisationId, sites });

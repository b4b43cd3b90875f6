import { peutSurCourrier } from '@orapont/domain/acces/courrier';
import { type ActionDossier, peutSurDossier } from '@orapont/domain/acces/politique';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../kernel/bd.ts';
import { sitesDuDossier } from '../../kernel/dossier-repository.ts';
import { enSoin, type Session, type SessionSoin } from '../../kernel/session.ts';
import { type Ligne, trouver } from './courrier-repository.ts';
import type { DepsReception } from './deps.ts';

/** @throws Erreur INTERDIT for whoever does not care for people here */
export function lecteurDuCourrier(session: Session): SessionSoin {
  const soin = enSoin(session);
  const verdict = peutSurCourrier(soin.acteur, soin);
  if (!verdict.accord) throw new Erreur('INTERDIT', verdict.motifs);
  return soin;
}

export const jourDe = ({ maintenant }: Pick<DepsReception, 'maintenant'>): string =>
  jourParis(maintenant().toISOString());

/** @throws Erreur INTROUVABLE for mail of someone who is not followed where the reader works, or of a colleague's own box */
export async function exigerCourrier(
  tx: Tx,
  deps: DepsReception,
  soin: SessionSoin,
  id: string,
  verrou = false,
): Promise<Ligne> {
  const ligne = await trouver(tx, soin, id, { jour: jourDe(deps), verrou });
  if (!ligne) throw new Erreur('INTROUVABLE');
  return ligne;
}

export async function exigerDossier(
  tx: Tx,
  deps: DepsReception,
  { acteur, organisationId }: SessionSoin,
  action: ActionDossier,
  dossierId: string,
): Promise<void> {
  const sites = await sitesDuDossier(tx, dossierId, jourDe(deps));
  const verdict = peutSurDossier(acteur, action, { organisationId, sites });
  if (!verdict.accord) throw new Erreur('INTERDIT', verdict.motifs);
}

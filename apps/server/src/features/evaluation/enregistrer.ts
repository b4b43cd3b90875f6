import type { enregistrerEvaluation } from '@orapont/contract/evaluation';
import type { BodyOf, ReplyOf } from '@orapont/contract/route';
import { appelant, enSoin, type Session } from '../../kernel/session.ts';
import { exigerSuivie } from './acces.ts';
import { inscrireEvaluation } from './inscrire.ts';
import type { DepsEvaluation } from './ports.ts';

/** Keeps an observation made at this screen. */
export async function enregistrer(
  deps: DepsEvaluation,
  qui: Session,
  dossierId: string,
  evaluation: BodyOf<typeof enregistrerEvaluation>,
): Promise<ReplyOf<typeof enregistrerEvaluation>> {
  const session = enSoin(qui);
  return deps.bd.organisation(appelant(session), async (tx) => {
    await exigerSuivie(tx, deps, session, dossierId, 'evaluation.ecrire');
    const { id, phrases } = await inscrireEvaluation(tx, session, dossierId, evaluation, deps.maintenant());
    return { id, phrases: [...phrases] };
  });
}

import type { Tx } from '../../kernel/bd.ts';
import type { Travaux } from '../../kernel/travaux.ts';
import type { AccuseOperateur, EnvoiSuivi, MotifRefusMessagerie } from './ports.ts';
import { remiseFaite, remiseImpossible } from './remise-repository.ts';

/**
 * The mail of a compte rendu is its delivery to the requérant. Only the operator's acceptance opens billing, in the transaction
 * that keeps the proof.
 *
 * @rule TE-11, TE-12
 * @source avenant 1, JO 18/01/2025, art. 58.3.1 and 58.3.2
 */
export async function suivreCompteRendu(
  tx: Tx,
  travaux: Pick<Travaux, 'enfiler'>,
  { type, charge, organisationId }: EnvoiSuivi,
  issue: Issue,
): Promise<void> {
  const { compteRenduId } = charge;
  if (type !== 'COMPTE_RENDU' || typeof compteRenduId !== 'string') return;
  if ('motif' in issue) {
    await remiseImpossible(tx, compteRenduId, issue);
    return;
  }
  await remiseFaite(tx, compteRenduId, issue.accuse);
  await travaux.enfiler(tx, 'facturation.calculer', { organisationId, compteRenduId });
}

type Issue =
  | { readonly accuse: AccuseOperateur }
  | { readonly motif: MotifRefusMessagerie; readonly le: Date };

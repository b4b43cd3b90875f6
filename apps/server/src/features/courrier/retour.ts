import type { Tx } from '../../kernel/bd.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import type { Travaux } from '../../kernel/travaux.ts';
import { envoiRevenu } from './envoi-repository.ts';
import { remiseRevenue } from './remise-repository.ts';

/**
 * A letter that the operator had accepted could not be delivered: its row and its delivery say so, and billing is looked at again.
 * Told twice, it is done once.
 *
 * @rule TE-11   @source RFC 3464
 */
export async function noterRetour(
  tx: Tx,
  { travaux, maintenant }: { readonly travaux: Pick<Travaux, 'enfiler'>; readonly maintenant: () => Date },
  organisationId: string,
  envoiId: string,
): Promise<boolean> {
  const envoi = await envoiRevenu(tx, envoiId);
  if (!envoi) return false;
  await tracer(tx, {
    organisationId,
    chaine: 'TECHNIQUE',
    action: 'COURRIER_NON_TRANSMIS',
    acteur: 'Orapont',
    acteId: envoi.acte_id ?? undefined,
  });
  const { compteRenduId } = (envoi.charge ?? {}) as Readonly<Record<string, unknown>>;
  if (envoi.type === 'COMPTE_RENDU' && typeof compteRenduId === 'string') {
    await remiseRevenue(tx, compteRenduId, maintenant());
    await travaux.enfiler(tx, 'facturation.calculer', { organisationId, compteRenduId });
  }
  return true;
}

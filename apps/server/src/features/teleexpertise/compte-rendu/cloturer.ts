import { CompteRenduReference } from '@orapont/contract/compte-rendu';
import { Erreur } from '@orapont/domain/erreurs';
import { demandeComplete } from '@orapont/domain/teleexpertise/remise';
import { avancer } from '../acte-repository.ts';
import { verrouillerActe } from '../demande/demande-repository.ts';
import { enRemise, remisesDe, trouverCompteRendu } from './compte-rendu-repository.ts';
import type { DepsCompteRendu } from './deps.ts';

/**
 * Closes the act once the three deliveries of the version in force are each done or justified.
 *
 * @rule TE-11
 */
export async function cloturerSiComplete(
  deps: Pick<DepsCompteRendu, 'bd' | 'travaux' | 'maintenant'>,
  { organisationId, compteRenduId }: { readonly organisationId: string; readonly compteRenduId: string },
): Promise<void> {
  const cr = await deps.bd.organisation({ organisationId }, async (tx) => {
    const trouve = await trouverCompteRendu(tx, compteRenduId);
    if (trouve?.etat !== 'SIGNE') return undefined;
    return demandeComplete((await remisesDe(tx, compteRenduId)).map(enRemise)) ? trouve : undefined;
  });
  if (!cr) return;
  await deps.bd
    .acte({ organisationId }, cr.acteId, async (tx) => {
      const acte = await verrouillerActe(tx, cr.acteId);
      const reference = CompteRenduReference.safeParse(acte?.compte_rendu);
      if (acte?.etat !== 'AVIS_RENDU' || !reference.success || reference.data.id !== compteRenduId) return;
      await avancer(
        tx,
        deps.travaux,
        {
          organisationId: acte.organisation_id,
          acteId: acte.id,
          evenement: 'CLOTURER',
          acteur: 'SYSTEME',
          compteId: undefined,
          nom: 'Orapont',
        },
        { clos_le: deps.maintenant().toISOString() },
      );
    })
    .catch((cause: unknown) => {
      // Shared no more: the act stays as it is, the deliveries are kept.
      if (!(cause instanceof Erreur && cause.code === 'INTROUVABLE')) throw cause;
    });
}

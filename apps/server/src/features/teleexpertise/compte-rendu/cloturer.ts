import { CompteRenduReference } from '@orapont/contract/compte-rendu';
import { Erreur } from '@orapont/domain/erreurs';
import { demandeComplete, FRAICHEUR_JOURS } from '@orapont/domain/teleexpertise/remise';
import { avancer } from '../acte-repository.ts';
import { verrouillerActe } from '../demande/demande-repository.ts';
import { enRemise, type LigneRemise, remisesDe, trouverCompteRendu } from './compte-rendu-repository.ts';
import type { DepsCompteRendu } from './deps.ts';

/**
 * Closes the act once the three deliveries of the version in force are each done or justified. Settled by a person, it closes at
 * once; settled by the program alone, in a fortnight: closing takes it out of what whoever asked has to look at.
 *
 * @rule TE-11
 * @interpretation the text says when a request is complete, not when it leaves the lists: docs/decisions/0039.
 */
export async function cloturerSiComplete(
  deps: Pick<DepsCompteRendu, 'bd' | 'travaux' | 'maintenant'>,
  { organisationId, compteRenduId }: { readonly organisationId: string; readonly compteRenduId: string },
): Promise<void> {
  const cr = await deps.bd.organisation({ organisationId }, async (tx) => {
    const trouve = await trouverCompteRendu(tx, compteRenduId);
    if (trouve?.etat !== 'SIGNE') return undefined;
    const remises = await remisesDe(tx, compteRenduId);
    if (!demandeComplete(remises.map(enRemise))) return undefined;
    const reste = remises.some(regleeSeule)
      ? Date.parse(trouve.signeLe) + FRAICHEUR_JOURS * 86_400_000 - deps.maintenant().getTime()
      : 0;
    if (reste <= 0) return trouve;
    const apresSecondes = Math.ceil(reste / 1_000);
    await deps.travaux.enfiler(
      tx,
      'compte-rendu.finaliser',
      { organisationId, compteRenduId },
      { apresSecondes },
    );
    return undefined;
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

const regleeSeule = ({ type, par }: LigneRemise): boolean => type === 'MON_ESPACE_SANTE' && par === null;

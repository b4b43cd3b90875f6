import type { TypeFhir } from '@orapont/contract/fhir';
import { peutLireLogiciel } from '@orapont/domain/acces/politique';
import { jourParis } from '@orapont/domain/dates';
import type { Tx } from '../../kernel/bd.ts';
import { tracerTous } from '../../kernel/traces-repository.ts';
import type { Logiciel } from './ports.ts';
import { RefusFhir } from './ports.ts';
import type { LigneFhir, Portee } from './source-repository.ts';

export function exigerPortee(logiciel: Logiciel, type: TypeFhir): void {
  if (!peutLireLogiciel(logiciel, type, null).accord)
    throw new RefusFhir(403, 'forbidden', `Ce jeton ne permet pas de lire ${type}.`);
}

/** What the policy lets this software read among these lines; the database has read the same condition. */
export const permises = <L extends LigneFhir>(
  logiciel: Logiciel,
  type: TypeFhir,
  lignes: readonly L[],
): readonly L[] =>
  lignes.filter(({ lieux }) => {
    const dossier = lieux === null ? null : { organisationId: logiciel.organisationId, sites: lieux };
    return peutLireLogiciel(logiciel, type, dossier).accord;
  });

export const porteeDe = ({ organisationId, sites }: Logiciel, maintenant: Date): Portee => ({
  organisationId,
  sites,
  jour: jourParis(maintenant.toISOString()),
});

/** One event for each record or request that was shown, in the transaction that read it. @rule DOS-09 */
export async function tracerLues(
  tx: Tx,
  { organisationId, nom }: Logiciel,
  lignes: readonly LigneFhir[],
): Promise<void> {
  const lieux = new Map(
    lignes
      .filter(({ dossier_id, acte_id }) => dossier_id !== null || acte_id !== null)
      .map(({ dossier_id, acte_id }) => [`${dossier_id} ${acte_id}`, { dossier_id, acte_id }]),
  );
  await tracerTous(
    tx,
    [...lieux.values()].map(({ dossier_id, acte_id }) => ({
      organisationId,
      chaine: 'ACCES' as const,
      action: 'LU_PAR_LOGICIEL',
      acteur: nom,
      dossierId: dossier_id ?? undefined,
      acteId: acte_id ?? undefined,
    })),
  );
}

import { ETATS_ACTE, type EtatActe } from '@orapont/domain/teleexpertise/etat';
import type { StatutDemande } from './ports.ts';

/**
 * State of an act, as the status of a request. `cancelled` does not exist in R4: what was refused, cancelled or let expire is revoked.
 *
 * @source FHIR R4 request-status; life cycle of the ANS guide Confluences Téléexpertise
 */
export const STATUT_DEMANDE = {
  BROUILLON: 'draft',
  ENVOYEE: 'active',
  ACCEPTEE: 'active',
  COMPLEMENT_DEMANDE: 'on-hold',
  REFUSEE: 'revoked',
  AVIS_RENDU: 'completed',
  CLOTUREE: 'completed',
  ANNULEE: 'revoked',
  EXPIREE: 'revoked',
} as const satisfies Record<EtatActe, StatutDemande>;

/** States behind each status. */
export const ETATS_PAR_STATUT: Readonly<Record<string, readonly EtatActe[]>> = Object.fromEntries(
  [...Map.groupBy(ETATS_ACTE, (etat) => STATUT_DEMANDE[etat])].map(([statut, etats]) => [statut, etats]),
);

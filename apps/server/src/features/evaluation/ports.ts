import type { DateCivile } from '@orapont/domain/dates';
import type { Bd, Tx } from '../../kernel/bd.ts';

export type DepsEvaluation = { readonly bd: Bd; readonly maintenant: () => Date };

/** Who made an observation: on line, or with a tablet that delivers it later. */
export type AuteurEvaluation = {
  readonly organisationId: string;
  readonly compteId: string;
  readonly professionnelId: string;
  readonly nom: string;
};

/**
 * Writes one observation in the caller's transaction, whatever brought it. Safe to repeat. The record was opened, and its policy
 * asked, by the caller.
 *
 * @param brute an `EvaluationZ` of the contract, not read yet
 */
export type InscrireEvaluation = (
  tx: Tx,
  auteur: AuteurEvaluation,
  dossierId: string,
  brute: unknown,
  maintenant: Date,
) => Promise<{ readonly id: string; readonly phrases: readonly string[] }>;

/** The person as the policy and the choice of a scale ask for. */
export type Suivie = {
  readonly identite: string;
  readonly dateNaissance: DateCivile;
  readonly sites: readonly string[];
  readonly categorie: string | null;
};

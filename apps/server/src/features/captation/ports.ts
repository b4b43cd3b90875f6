import type { Tx } from '../../kernel/bd.ts';

/** Whose sitting it is, and of which act: known by the caller, checked by him. */
export type SeanceSituee = {
  readonly organisationId: string;
  readonly acteId: string;
  readonly dossierId: string;
  readonly auteurId: string;
};

export type EcrireCaptation = {
  /**
   * Writes a sitting that another capability received (a round delivers its letters by a device): parsed here, in the caller's
   * transaction. Safe to repeat, in any order: the highest revision stands.
   *
   * @throws Erreur SAISIE_INVALIDE when it is not one, CONFLIT when the id is that of someone else's
   */
  ecrire(tx: Tx, seance: SeanceSituee, captation: { readonly id: string }): Promise<void>;
};

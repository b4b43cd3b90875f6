import { type EtatSuivi, LIBELLES_SUIVI } from '@orapont/domain/teleexpertise/suivi';
import type { Tx } from '../../../kernel/bd.ts';

const REVENUES: readonly EtatSuivi[] = ['NON_ENVOYEE', 'REJETEE_OU_ANNULEE'];

/** Where a request stands in other software; `enCours` until it came back unanswered from there. */
export type Ailleurs = {
  readonly logiciel: string;
  readonly etat: EtatSuivi;
  readonly etatLibelle: string;
  readonly enCours: boolean;
};

export const enAilleurs = (logiciel: string, etat: EtatSuivi): Ailleurs => ({
  logiciel,
  etat,
  etatLibelle: `${logiciel}\u00a0: ${LIBELLES_SUIVI[etat]}`,
  enCours: !REVENUES.includes(etat),
});

export async function lireAilleurs(tx: Tx, acteId: string): Promise<Ailleurs | null> {
  const ligne = await tx
    .selectFrom('demande_ailleurs')
    .select(['logiciel_nom', 'etat'])
    .where('acte_id', '=', acteId)
    .where('annulee_le', 'is', null)
    .executeTakeFirst();
  return ligne ? enAilleurs(ligne.logiciel_nom, ligne.etat as EtatSuivi) : null;
}

/** Whether this request goes on, or was answered, in other software: it is then not sent from here as well. */
export const continueAilleurs = async (tx: Tx, acteId: string): Promise<boolean> =>
  (await lireAilleurs(tx, acteId))?.enCours ?? false;

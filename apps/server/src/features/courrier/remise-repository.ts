import type { MotifNonTransmission } from '@orapont/domain/teleexpertise/motifs';
import type { Tx } from '../../kernel/bd.ts';

/** The operator holds the compte rendu: its delivery to the requérant is done, and its reply is the proof (TE-11). */
export async function remiseFaite(
  tx: Tx,
  compteRenduId: string,
  { reponse, accepteLe }: { readonly reponse: string; readonly accepteLe: Date },
): Promise<void> {
  await tx
    .updateTable('remise')
    .set({
      etat: 'FAIT',
      preuve: reponse,
      le: accepteLe.toISOString(),
      motif: null,
      motif_texte: '',
      modifie_le: accepteLe.toISOString(),
    })
    .where('compte_rendu_id', '=', compteRenduId)
    .where('type', '=', 'REQUERANT')
    .execute();
}

/** Nobody could be given the compte rendu: the law wants the reason in its closed words, ours stays beside. */
export async function remiseImpossible(
  tx: Tx,
  compteRenduId: string,
  { motif, le }: { readonly motif: string; readonly le: Date },
): Promise<void> {
  const motifLegal: MotifNonTransmission = motif === 'SANS_BAL' ? 'SANS_BAL' : 'ECHEC_DEFINITIF';
  await tx
    .updateTable('remise')
    .set({ etat: 'NON_TRANSMIS', motif: motifLegal, motif_texte: motif, modifie_le: le.toISOString() })
    .where('compte_rendu_id', '=', compteRenduId)
    .where('type', '=', 'REQUERANT')
    .where('etat', '<>', 'FAIT')
    .execute();
}

/** The operator had taken it and gave it back: what was done is not. */
export async function remiseRevenue(tx: Tx, compteRenduId: string, le: Date): Promise<void> {
  const motif: MotifNonTransmission = 'ECHEC_DEFINITIF';
  await tx
    .updateTable('remise')
    .set({ etat: 'NON_TRANSMIS', motif, motif_texte: 'REVENU', modifie_le: le.toISOString() })
    .where('compte_rendu_id', '=', compteRenduId)
    .where('type', '=', 'REQUERANT')
    .execute();
}

import type { MotifNonTransmission } from '@orapont/domain/teleexpertise/motifs';
import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';

const MES = 'MON_ESPACE_SANTE';

export type RemiseMes = {
  readonly etat: string;
  /** Whoever wrote it by hand; null for what was written by a deposit. */
  readonly par: string | null;
};

export const lireRemise = (tx: Tx, compteRenduId: string): Promise<RemiseMes | undefined> =>
  tx
    .selectFrom('remise')
    .select(['etat', 'par'])
    .where('compte_rendu_id', '=', compteRenduId)
    .where('type', '=', MES)
    .executeTakeFirst();

/** The version that this one replaces. */
export const versionRemplacee = async (tx: Tx, compteRenduId: string): Promise<string | null> =>
  (
    await tx
      .selectFrom('compte_rendu')
      .select('remplace_id')
      .where('id', '=', compteRenduId)
      .executeTakeFirst()
  )?.remplace_id ?? null;

/** As the request said it, or as it was said since in the record of whoever signed; null when nobody objected. */
export async function oppositionConnue(tx: Tx, compteRenduId: string): Promise<string | null> {
  const ligne = await tx
    .selectFrom('compte_rendu as cr')
    .leftJoin('dossier as d', (lien) =>
      lien.onRef('d.organisation_id', '=', 'cr.organisation_id').onRef('d.id', '=', 'cr.dossier_id'),
    )
    .select(
      sql<string | null>`coalesce(cr.contenu #>> '{demande,patient,oppositionMes}', d.opposition_mes)`.as(
        'dite',
      ),
    )
    .where('cr.id', '=', compteRenduId)
    .executeTakeFirst();
  return ligne?.dite ?? null;
}

/** The record holds the document: what a person had written meanwhile gives way to the proof. */
export async function remiseDeposee(
  tx: Tx,
  compteRenduId: string,
  { reponse, accepteLe }: { readonly reponse: string; readonly accepteLe: Date },
): Promise<void> {
  const le = accepteLe.toISOString();
  await tx
    .updateTable('remise')
    .set({ etat: 'FAIT', preuve: reponse, le, par: null, motif: null, motif_texte: '', modifie_le: le })
    .where('compte_rendu_id', '=', compteRenduId)
    .where('type', '=', MES)
    .where('etat', '<>', 'FAIT')
    .execute();
}

/**
 * Not put in: with the motive of the law when there is one, otherwise left to be done by a person, who reads what stopped it. What a
 * person wrote is hers.
 */
export async function remiseArretee(
  tx: Tx,
  compteRenduId: string,
  arret: { readonly motif: MotifNonTransmission | null; readonly texte: string; readonly le: Date },
): Promise<void> {
  await tx
    .updateTable('remise')
    .set({
      etat: arret.motif === null ? 'A_FAIRE' : 'NON_TRANSMIS',
      motif: arret.motif,
      motif_texte: arret.texte,
      modifie_le: arret.le.toISOString(),
    })
    .where('compte_rendu_id', '=', compteRenduId)
    .where('type', '=', MES)
    .where('etat', '<>', 'FAIT')
    .where('par', 'is', null)
    .execute();
}

import type { DispositifSaisiT, DispositifT, EntretienT } from '@orapont/contract/dispositif';
import type { TypeDispositif, TypeEntretien } from '@orapont/domain/habilitation/dispositif';
import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';

/** Devices with the last line of each part of their log; in use first, then by name. */
const selection = (tx: Tx) =>
  tx
    .selectFrom('dispositif as d')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('dispositif_entretien as e')
          .select(['e.le', 'e.par_nom', 'e.produit'])
          .whereRef('e.dispositif_id', '=', 'd.id')
          .whereRef('e.organisation_id', '=', 'd.organisation_id')
          .where('e.type', '=', 'DESINFECTION')
          .orderBy('e.le', 'desc')
          .orderBy('e.saisi_le', 'desc')
          .limit(1)
          .as('propre'),
      (jonction) => jonction.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('dispositif_entretien as e')
          .select('e.le')
          .whereRef('e.dispositif_id', '=', 'd.id')
          .whereRef('e.organisation_id', '=', 'd.organisation_id')
          .where('e.type', '=', 'VERIFICATION')
          .orderBy('e.le', 'desc')
          .limit(1)
          .as('verifie'),
      (jonction) => jonction.onTrue(),
    )
    .select([
      'd.id',
      'd.type',
      'd.nom',
      'd.modele',
      'd.numero_serie',
      'd.validation',
      'd.archive_le',
      'd.version',
      'propre.le as desinfecte_le',
      'propre.par_nom',
      'propre.produit',
      'verifie.le as verifie_le',
    ]);

type Ligne = Awaited<ReturnType<ReturnType<typeof selection>['execute']>>[number];

const enDispositif = (ligne: Ligne): DispositifT => ({
  id: ligne.id,
  type: ligne.type as TypeDispositif,
  nom: ligne.nom,
  modele: ligne.modele,
  numeroSerie: ligne.numero_serie,
  validation: ligne.validation,
  archive: ligne.archive_le !== null,
  version: ligne.version,
  verifieLe: ligne.verifie_le,
  desinfecteLe: ligne.desinfecte_le,
  desinfectePar: ligne.par_nom,
  dernierProduit: ligne.produit || null,
});

export async function lireDispositifs(tx: Tx): Promise<DispositifT[]> {
  const lignes = await selection(tx)
    .orderBy(sql`d.archive_le is not null`)
    .orderBy('d.nom')
    .orderBy('d.id')
    .execute();
  return lignes.map(enDispositif);
}

export async function trouverDispositif(tx: Tx, id: string): Promise<DispositifT | undefined> {
  const ligne = await selection(tx).where('d.id', '=', id).executeTakeFirst();
  return ligne && enDispositif(ligne);
}

export const JOURNAL_MAX = 200;

export async function lireEntretiens(tx: Tx, dispositifId: string): Promise<EntretienT[]> {
  const lignes = await tx
    .selectFrom('dispositif_entretien')
    .select(['id', 'type', 'le', 'par_nom', 'produit', 'note'])
    .where('dispositif_id', '=', dispositifId)
    .orderBy('le', 'desc')
    .orderBy('saisi_le', 'desc')
    .limit(JOURNAL_MAX)
    .execute();
  return lignes.map(({ par_nom, type, ...ligne }) => ({
    ...ligne,
    type: type as TypeEntretien,
    par: par_nom,
  }));
}

const colonnes = ({ type, nom, modele, numeroSerie, validation }: DispositifSaisiT) => ({
  type,
  nom,
  modele,
  numero_serie: numeroSerie,
  validation,
});

const maintenantSi = (archive: boolean) => (archive ? sql<string>`now()` : null);

export async function insererDispositif(
  tx: Tx,
  qui: { readonly organisationId: string; readonly compteId: string },
  id: string,
  saisi: DispositifSaisiT,
): Promise<boolean> {
  const insere = await tx
    .insertInto('dispositif')
    .values({
      organisation_id: qui.organisationId,
      id,
      ...colonnes(saisi),
      archive_le: maintenantSi(saisi.archive),
      cree_par: qui.compteId,
    })
    .onConflict((conflit) => conflit.doNothing())
    .returning('id')
    .executeTakeFirst();
  return insere !== undefined;
}

/** Writes over the version that was read, and over no other. */
export async function remplacerDispositif(
  tx: Tx,
  id: string,
  version: number,
  saisi: DispositifSaisiT,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('dispositif')
    .set({
      ...colonnes(saisi),
      archive_le: saisi.archive ? sql<string>`coalesce(archive_le, now())` : null,
      version: version + 1,
      modifie_le: sql<string>`now()`,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export type NouvelEntretien = {
  readonly organisationId: string;
  readonly id: string;
  readonly dispositifId: string;
  readonly type: TypeEntretien;
  readonly le: string;
  readonly produit: string;
  readonly note: string;
  readonly compteId: string;
  readonly nom: string;
};

/** @returns false when this line is in the log already */
export async function insererEntretien(tx: Tx, e: NouvelEntretien): Promise<boolean> {
  const insere = await tx
    .insertInto('dispositif_entretien')
    .values({
      organisation_id: e.organisationId,
      id: e.id,
      dispositif_id: e.dispositifId,
      type: e.type,
      le: e.le,
      produit: e.produit,
      note: e.note,
      par_compte: e.compteId,
      par_nom: e.nom,
    })
    .onConflict((conflit) => conflit.doNothing())
    .returning('id')
    .executeTakeFirst();
  return insere !== undefined;
}

export async function organisationOuverte(tx: Tx, id: string): Promise<boolean> {
  const organisation = await tx
    .selectFrom('organisation')
    .select('id')
    .where('id', '=', id)
    .where('actif', '=', true)
    .executeTakeFirst();
  return organisation !== undefined;
}

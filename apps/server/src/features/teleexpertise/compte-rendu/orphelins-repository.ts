import { ContenuCompteRendu } from '@orapont/contract/compte-rendu';
import type { Tx } from '../../../kernel/bd.ts';

/** Those of these objects that a row of this organisation names, a version that was given up not counting. */
export async function nommes(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const parmi = [...ids];
  const [recues, courriers, documents, medias, versions, portraits] = [
    await tx.selectFrom('imagerie_instance').select('id').where('id', 'in', parmi).execute(),
    await tx.selectFrom('courrier_recu').select('id').where('id', 'in', parmi).execute(),
    await tx.selectFrom('document').select('id').where('id', 'in', parmi).execute(),
    await tx.selectFrom('media').select('id').where('id', 'in', parmi).execute(),
    await tx
      .selectFrom('compte_rendu')
      .select('id')
      .where('id', 'in', parmi)
      .where('etat', '!=', 'ABANDONNE')
      .execute(),
    await tx
      .selectFrom('photo_identite')
      .select('id')
      .where('id', 'in', parmi)
      .where('retiree_le', 'is', null)
      .execute(),
  ];
  return new Set(
    [...recues, ...courriers, ...documents, ...medias, ...versions, ...portraits].map(({ id }) => id),
  );
}

/** Keys of whole archives, of no record: an export until it is erased, an import until it is over or was left for too long. */
export async function archivesGardees(
  tx: Tx,
  cles: readonly string[],
  depuis: string,
): Promise<ReadonlySet<string>> {
  const parmi = [...cles];
  const sorties = await tx
    .selectFrom('export')
    .select('id')
    .where('id', 'in', parmi)
    .where('etat', '<>', 'EFFACE')
    .execute();
  const entrees = await tx
    .selectFrom('reprise')
    .select('id')
    .where('id', 'in', parmi)
    .where('etat', 'in', ['EXAMEN', 'EXAMINEE', 'EN_COURS'])
    .where('depose_le', '>', depuis)
    .execute();
  return new Set([...sorties, ...entrees].map(({ id }) => id));
}

export type VersionEnCours = {
  readonly id: string;
  readonly acteId: string;
  readonly abandonnee: boolean;
  /** Itself, its prescription, and what the reader relied on. */
  readonly objets: readonly string[];
};

/** Versions that were never filed as documents: being signed, or given up. */
export async function versionsNonClassees(tx: Tx): Promise<readonly VersionEnCours[]> {
  const lignes = await tx
    .selectFrom('compte_rendu')
    .select(['id', 'acte_id', 'etat', 'contenu'])
    .where('etat', '!=', 'SIGNE')
    .execute();
  return lignes.map(({ id, acte_id, etat, contenu }) => {
    const { pieces, prescription } = ContenuCompteRendu.parse(contenu);
    return {
      id,
      acteId: acte_id,
      abandonnee: etat === 'ABANDONNE',
      objets: [id, ...pieces.map((piece) => piece.id), ...(prescription ? [prescription.id] : [])],
    };
  });
}

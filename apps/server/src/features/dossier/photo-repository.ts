import { ConsentementPhoto, type ConsentementPhotoT } from '@orapont/contract/photo-identite';
import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';

export type PhotoLue = {
  readonly id: string;
  readonly consentement: ConsentementPhotoT;
  readonly deposeeLe: string;
  readonly deposeePar: string;
};

/** The portrait in use. */
export async function photoDe(tx: Tx, dossierId: string): Promise<PhotoLue | null> {
  const ligne = await tx
    .selectFrom('photo_identite')
    .select(['id', 'consentement', 'deposee_le', 'deposee_par_nom'])
    .where('dossier_id', '=', dossierId)
    .where('retiree_le', 'is', null)
    .executeTakeFirst();
  return ligne
    ? {
        id: ligne.id,
        consentement: ConsentementPhoto.parse(ligne.consentement),
        deposeeLe: ligne.deposee_le,
        deposeePar: ligne.deposee_par_nom,
      }
    : null;
}

/** Portraits that stop here; their names, so that their bytes may go. */
export async function retirerPhotos(tx: Tx, dossierId: string, par: string): Promise<readonly string[]> {
  const lignes = await tx
    .updateTable('photo_identite')
    .set({ retiree_le: sql<string>`clock_timestamp()`, retiree_par: par })
    .where('dossier_id', '=', dossierId)
    .where('retiree_le', 'is', null)
    .returning('id')
    .execute();
  return lignes.map(({ id }) => id);
}

/** False when this name was used, or when another portrait came in at the same moment. */
export async function insererPhoto(
  tx: Tx,
  photo: {
    readonly organisationId: string;
    readonly id: string;
    readonly dossierId: string;
    readonly octets: number;
    readonly consentement: ConsentementPhotoT;
    readonly par: string;
    readonly parNom: string;
  },
): Promise<boolean> {
  const inseree = await tx
    .insertInto('photo_identite')
    .values({
      organisation_id: photo.organisationId,
      id: photo.id,
      dossier_id: photo.dossierId,
      octets: photo.octets,
      consentement: JSON.stringify(photo.consentement),
      deposee_par: photo.par,
      deposee_par_nom: photo.parNom,
    })
    .onConflict((conflit) => conflit.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inseree !== undefined;
}

export async function noterPurge(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('photo_identite')
    .set({ purge_le: sql<string>`clock_timestamp()` })
    .where('id', 'in', [...ids])
    .execute();
}

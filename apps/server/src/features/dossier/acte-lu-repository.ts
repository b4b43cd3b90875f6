import type { ActeCiteT } from '@orapont/contract/dossier';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import type { EtatActe } from '@orapont/domain/teleexpertise/etat';
import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';

/** Acts of records, newest first, with the name of who was asked. */
export async function actesDe(
  tx: Tx,
  dossiers: readonly string[],
): Promise<ReadonlyMap<string, readonly ActeCiteT[]>> {
  if (dossiers.length === 0) return new Map();
  const lignes = await tx
    .selectFrom('acte as a')
    .leftJoin('professionnel as p', 'p.id', 'a.requis_id')
    .select([
      'a.id',
      'a.dossier_id',
      'a.nature',
      'a.etat',
      'a.cree_le',
      'a.envoye_le',
      'a.echeance',
      'a.repondu_le',
      'p.nom',
      'p.prenom',
      sql<boolean>`a.demande -> 'recue' is not null`.as('recue'),
    ])
    .where('a.dossier_id', '=', sql<string>`any(${[...dossiers]}::uuid[])`)
    .orderBy('a.cree_le', 'desc')
    .execute();
  const actes = lignes.map((ligne) => ({
    dossierId: ligne.dossier_id,
    acte: {
      id: ligne.id,
      nature: ligne.nature as NatureActe,
      etat: ligne.etat as EtatActe,
      creeLe: ligne.cree_le,
      envoyeLe: ligne.envoye_le,
      echeance: ligne.echeance,
      reponduLe: ligne.repondu_le,
      requisNom: ligne.nom === null ? null : `${ligne.prenom ?? ''} ${ligne.nom}`.trim(),
      recue: ligne.recue,
    } satisfies ActeCiteT,
  }));
  const groupes = Map.groupBy(actes, ({ dossierId }) => dossierId);
  return new Map([...groupes].map(([dossierId, liste]) => [dossierId, liste.map(({ acte }) => acte)]));
}

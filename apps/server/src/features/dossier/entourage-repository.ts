import type { LienT } from '@orapont/contract/dossier';
import type { DateCivile } from '@orapont/domain/dates';
import { estPreuveRecevable, type PreuveLien } from '@orapont/domain/teleexpertise/lien';
import type { Insertable, Selectable } from 'kysely';
import type { LienConnu, Representant } from '../../adapters/postgres/schema.ts';
import type { Tx } from '../../kernel/bd.ts';

export type RepresentantBrut = Selectable<Representant>;

export const lireRepresentants = (tx: Tx, dossierId: string): Promise<RepresentantBrut[]> =>
  tx
    .selectFrom('representant')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('fin_le', (o) => o.desc().nullsFirst())
    .orderBy('id')
    .execute();

/** Adds, or changes the row of this record that has this id; the id of another record's row changes nothing. */
export async function poserRepresentant(tx: Tx, representant: Insertable<Representant>): Promise<boolean> {
  const { organisation_id: _o, id: _i, dossier_id, ...valeurs } = representant;
  const pose = await tx
    .insertInto('representant')
    .values(representant)
    .onConflict((conflit) =>
      conflit
        .columns(['organisation_id', 'id'])
        .doUpdateSet(valeurs)
        .where('representant.dossier_id', '=', dossier_id),
    )
    .returning('id')
    .executeTakeFirst();
  return pose !== undefined;
}

export async function lireLiens(tx: Tx, dossierId: string): Promise<LienT[]> {
  const lignes = await tx
    .selectFrom('lien_connu as l')
    .innerJoin('professionnel as p', 'p.id', 'l.professionnel_id')
    .select([
      'l.id',
      'l.professionnel_id',
      'p.nom',
      'p.prenom',
      'l.preuve',
      'l.date_contact',
      'l.attestant',
      'l.precision_texte',
      'l.declare_le',
    ])
    .where('l.dossier_id', '=', dossierId)
    .orderBy('l.declare_le', 'desc')
    .execute();
  return lignes.map((ligne) => ({
    id: ligne.id,
    professionnelId: ligne.professionnel_id,
    professionnelNom: `${ligne.prenom} ${ligne.nom}`.trim(),
    preuve: ligne.preuve as PreuveLien,
    dateContact: ligne.date_contact as DateCivile | null,
    attestant: ligne.attestant,
    precision: ligne.precision_texte,
    declareLe: ligne.declare_le,
    recevable: estPreuveRecevable(ligne.preuve as PreuveLien),
  }));
}

/** @returns false when the id is already taken: the same declaration came twice */
export async function insererLien(tx: Tx, lien: Insertable<LienConnu>): Promise<boolean> {
  const pose = await tx
    .insertInto('lien_connu')
    .values(lien)
    .onConflict((conflit) => conflit.columns(['organisation_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return pose !== undefined;
}

export async function professionnelExiste(tx: Tx, id: string): Promise<boolean> {
  const trouve = await tx.selectFrom('professionnel').select('id').where('id', '=', id).executeTakeFirst();
  return trouve !== undefined;
}

import type { ModeReprise, Sort } from '@orapont/contract/reprise';
import type { Tx } from '../../kernel/bd.ts';

export type Ligne = {
  readonly rang: number;
  readonly chemin: string;
  readonly nature: string;
  readonly dossierId: string | null;
  readonly fichierId: string | null;
  readonly type: string;
  readonly empreinte: string | null;
  readonly sort: Sort;
  readonly motif: string;
};

export const trouverReprise = (tx: Tx, id: string) =>
  tx.selectFrom('reprise').selectAll().where('id', '=', id).executeTakeFirst();

export const reprisesDe = (tx: Tx) =>
  tx.selectFrom('reprise').selectAll().orderBy('depose_le', 'desc').limit(20).execute();

export const sitesDe = (tx: Tx, organisationId: string) =>
  tx
    .selectFrom('site')
    .select(['id', 'nom'])
    .where('organisation_id', '=', organisationId)
    .where('actif', '=', true)
    .orderBy('nom')
    .execute();

export async function insererReprise(
  tx: Tx,
  r: {
    readonly organisationId: string;
    readonly id: string;
    readonly siteId: string;
    readonly compteId: string;
    readonly nom: string;
    readonly octets: number;
    readonly envoiId: string;
  },
): Promise<boolean> {
  const inseree = await tx
    .insertInto('reprise')
    .values({
      organisation_id: r.organisationId,
      id: r.id,
      site_id: r.siteId,
      depose_par: r.compteId,
      depose_par_nom: r.nom,
      octets: r.octets,
      // Known once its pieces are one object.
      empreinte: '',
      envoi_id: r.envoiId,
    })
    .onConflict((conflit) => conflit.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inseree !== undefined;
}

/** A run of its job begins; undefined when there is nothing left to do in that state. */
export const entamer = (tx: Tx, id: string, etat: 'EXAMEN' | 'EN_COURS') =>
  tx
    .updateTable('reprise')
    .set(({ eb }) => ({ essais: eb('essais', '+', 1) }))
    .where('id', '=', id)
    .where('etat', '=', etat)
    .returningAll()
    .executeTakeFirst();

export const noterRangee = (tx: Tx, id: string, empreinte: string) =>
  tx.updateTable('reprise').set({ empreinte, envoi_id: null }).where('id', '=', id).execute();

/** True when it was in that state: two runs of one job move it once. */
async function passer(
  tx: Tx,
  id: string,
  de: string,
  vers: {
    readonly etat: string;
    readonly source?: ModeReprise;
    readonly essais?: number;
    readonly termine_le?: string;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('reprise')
    .set(vers)
    .where('id', '=', id)
    .where('etat', '=', de)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export const noterExaminee = (tx: Tx, id: string, source: ModeReprise) =>
  passer(tx, id, 'EXAMEN', { etat: 'EXAMINEE', source });

export const lancer = (tx: Tx, id: string) => passer(tx, id, 'EXAMINEE', { etat: 'EN_COURS', essais: 0 });

export const terminer = (tx: Tx, id: string, le: string) =>
  passer(tx, id, 'EN_COURS', { etat: 'TERMINEE', termine_le: le });

/** Ends it with a sentence, which is also that of every line that was not done. */
export async function arreterReprise(
  tx: Tx,
  id: string,
  de: 'EXAMEN' | 'EXAMINEE' | 'EN_COURS',
  etat: 'REFUSEE' | 'INTERROMPUE',
  refus: string,
): Promise<void> {
  await tx.updateTable('reprise').set({ etat, refus }).where('id', '=', id).where('etat', '=', de).execute();
  await tx
    .updateTable('reprise_ligne')
    .set({ sort: 'REFUSE', motif: refus })
    .where('reprise_id', '=', id)
    .where('sort', '=', 'A_CREER')
    .execute();
}

const PAQUET = 500;

export async function insererLignes(
  tx: Tx,
  { organisationId, repriseId }: { readonly organisationId: string; readonly repriseId: string },
  lignes: readonly Ligne[],
): Promise<void> {
  for (let debut = 0; debut < lignes.length; debut += PAQUET)
    await tx
      .insertInto('reprise_ligne')
      .values(
        lignes.slice(debut, debut + PAQUET).map((l) => ({
          organisation_id: organisationId,
          reprise_id: repriseId,
          rang: l.rang,
          chemin: l.chemin,
          nature: l.nature,
          dossier_id: l.dossierId,
          fichier_id: l.fichierId,
          type: l.type,
          empreinte: l.empreinte,
          sort: l.sort,
          motif: l.motif,
        })),
      )
      .onConflict((conflit) => conflit.doNothing())
      .execute();
}

export async function lignesDe(tx: Tx, repriseId: string): Promise<readonly Ligne[]> {
  const lues = await tx
    .selectFrom('reprise_ligne')
    .selectAll()
    .where('reprise_id', '=', repriseId)
    .orderBy('rang')
    .execute();
  return lues.map((l) => ({
    rang: l.rang,
    chemin: l.chemin,
    nature: l.nature,
    dossierId: l.dossier_id,
    fichierId: l.fichier_id,
    type: l.type,
    empreinte: l.empreinte,
    sort: l.sort as Sort,
    motif: l.motif,
  }));
}

export const noterSort = (tx: Tx, repriseId: string, rang: number, sort: Sort, motif: string) =>
  tx
    .updateTable('reprise_ligne')
    .set({ sort, motif })
    .where('reprise_id', '=', repriseId)
    .where('rang', '=', rang)
    .execute();

export async function comptesDe(tx: Tx, repriseId: string): Promise<{ sort: Sort; nombre: number }[]> {
  const lus = await tx
    .selectFrom('reprise_ligne')
    .select(['sort', ({ fn }) => fn.countAll<number>().as('nombre')])
    .where('reprise_id', '=', repriseId)
    .groupBy('sort')
    .execute();
  return lus.map(({ sort, nombre }) => ({ sort: sort as Sort, nombre: Number(nombre) }));
}

/** Lines that ask something of a person. */
export async function ecartsDe(tx: Tx, repriseId: string, tus: string) {
  const lus = await tx
    .selectFrom('reprise_ligne')
    .select(['chemin', 'sort', 'motif'])
    .where('reprise_id', '=', repriseId)
    .where('motif', 'not in', ['', tus])
    .where('sort', '<>', 'LISIBLE')
    .orderBy('rang')
    .limit(100)
    .execute();
  return lus.map(({ chemin, sort, motif }) => ({ chemin, sort: sort as Sort, motif }));
}

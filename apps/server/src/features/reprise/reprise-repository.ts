import type { Sort } from '@orapont/contract/reprise';
import { sql } from 'kysely';
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
    readonly empreinte: string;
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
      empreinte: r.empreinte,
    })
    .onConflict((conflit) => conflit.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inseree !== undefined;
}

type Etat = 'EXAMEN' | 'EXAMINEE' | 'EN_COURS' | 'TERMINEE';

/** True when it was in that state: two runs of one job move it once. */
export async function passer(tx: Tx, id: string, de: Etat, vers: Etat, le: string | null): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('reprise')
    .set({ etat: vers, ...(le === null ? {} : { termine_le: le }) })
    .where('id', '=', id)
    .where('etat', '=', de)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export const refuserReprise = (tx: Tx, id: string, refus: string) =>
  tx
    .updateTable('reprise')
    .set({ etat: 'REFUSEE', refus })
    .where('id', '=', id)
    .where('etat', '=', 'EXAMEN')
    .execute();

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

export type Connu = {
  readonly id: string;
  readonly nom_naissance: string;
  readonly nom_norme: string;
  readonly prenoms: readonly string[];
  readonly date_naissance: string;
  readonly identifiant_externe: string | null;
};

/** The record of this id, and those that could be the same person: same birth name, or same identifier of the home's software. */
export const dossiersProches = (
  tx: Tx,
  {
    id,
    nomNorme,
    externe,
  }: { readonly id: string; readonly nomNorme: string; readonly externe: string | null },
): Promise<readonly Connu[]> =>
  tx
    .selectFrom('dossier')
    .select(['id', 'nom_naissance', 'nom_norme', 'prenoms', 'date_naissance', 'identifiant_externe'])
    .where(
      sql<boolean>`id = ${id}::uuid or nom_norme collate "C" = ${nomNorme} or identifiant_externe = ${externe}`,
    )
    .execute();

/** Files that are here already, under the id that they had or under the one that they were given. */
export async function fichiersConnus(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const voulus = [...ids];
  const { rows } = await sql<{ id: string }>`
    select id from app.document where id = any (${voulus}::uuid[])
    union select id from app.media where id = any (${voulus}::uuid[])
    union select id from app.photo_identite where id = any (${voulus}::uuid[])`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

export async function verrouillerCreations(tx: Tx, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`dossiers ${organisationId}`}, 0))`.execute(tx);
}

/** What a checked record becomes here: identity, where it is followed, who protects, health. */
export async function insererDossierRepris(
  tx: Tx,
  ou: {
    readonly organisationId: string;
    readonly id: string;
    readonly siteId: string;
    readonly sejourId: string;
    readonly du: string;
    readonly compteId: string;
  },
  repris: {
    readonly colonnes: object;
    readonly representants: readonly object[];
    readonly sante: readonly { readonly id: string; readonly contenu: unknown; readonly saisi_le: string }[];
  },
): Promise<void> {
  const { organisationId, id } = ou;
  await tx
    .insertInto('dossier')
    .values({ ...repris.colonnes, organisation_id: organisationId, id, cree_par: ou.compteId } as never)
    .execute();
  await tx
    .insertInto('sejour')
    .values({
      organisation_id: organisationId,
      id: ou.sejourId,
      dossier_id: id,
      site_id: ou.siteId,
      du: ou.du,
    })
    .execute();
  for (const representant of repris.representants)
    await tx
      .insertInto('representant')
      .values({ ...representant, organisation_id: organisationId, dossier_id: id } as never)
      .execute();
  for (const sante of repris.sante)
    await tx
      .insertInto('donnees_sante')
      .values({
        organisation_id: organisationId,
        dossier_id: id,
        id: sante.id,
        contenu: JSON.stringify(sante.contenu),
        saisi_le: sante.saisi_le,
        saisi_par: null,
      })
      .execute();
}

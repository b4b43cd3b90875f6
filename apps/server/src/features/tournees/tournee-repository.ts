import type { DateCivile, Instant } from '@orapont/domain/dates';
import type { EtatResident } from '@orapont/domain/tournee/residents';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Tournee, TourneeResident } from '../../adapters/postgres/schema.ts';
import type { Tx } from '../../kernel/bd.ts';

export type LigneTournee = Selectable<Tournee>;
export type LigneResident = Selectable<TourneeResident>;

export const trouverTournee = (
  tx: Tx,
  id: string,
  { verrou = false } = {},
): Promise<LigneTournee | undefined> => {
  const requete = tx.selectFrom('tournee').selectAll().where('id', '=', id);
  return (verrou ? requete.forUpdate() : requete).executeTakeFirst();
};

export async function insererTournee(tx: Tx, tournee: Insertable<Tournee>): Promise<boolean> {
  const inseree = await tx
    .insertInto('tournee')
    .values(tournee)
    .onConflict((conflit) => conflit.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inseree !== undefined;
}

export async function changerTournee(tx: Tx, id: string, champs: Updateable<Tournee>): Promise<void> {
  await tx
    .updateTable('tournee')
    .set({ ...champs, modifie_le: new Date().toISOString() })
    .where('id', '=', id)
    .execute();
}

/** Rounds of some sites: from two months ago on, the nearest day first. */
export const tourneesDesSites = (tx: Tx, sites: readonly string[], depuis: DateCivile) =>
  sites.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('tournee')
        .selectAll()
        .where('site_id', 'in', [...sites])
        .where('jour', '>=', depuis)
        .orderBy('jour', 'desc')
        .orderBy('cree_le', 'desc')
        .limit(200)
        .execute();

export async function insererResidents(
  tx: Tx,
  residents: readonly Insertable<TourneeResident>[],
): Promise<void> {
  if (residents.length === 0) return;
  await tx
    .insertInto('tournee_resident')
    .values([...residents])
    .onConflict((conflit) =>
      conflit.columns(['organisation_id', 'tournee_id', 'dossier_id']).doUpdateSet((eb) => ({
        rang: eb.ref('excluded.rang'),
        protocole: eb.ref('excluded.protocole'),
        motif: eb.ref('excluded.motif'),
        retire_le: null,
      })),
    )
    .execute();
}

/** Out of the plan, unless something was already done for them. */
export async function retirerResidents(
  tx: Tx,
  tourneeId: string,
  gardes: readonly string[],
  le: Instant,
): Promise<void> {
  await tx
    .updateTable('tournee_resident')
    .set({ retire_le: le })
    .where('tournee_id', '=', tourneeId)
    .where('etat', '=', 'A_VOIR')
    .where('dossier_id', 'not in', [...gardes])
    .where('retire_le', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('acte').select('acte.id').whereRef('acte.id', '=', 'tournee_resident.acte_id'))),
    )
    .execute();
}

export const prendreResident = (tx: Tx, tourneeId: string, dossierId: string) =>
  tx
    .selectFrom('tournee_resident')
    .selectAll()
    .where('tournee_id', '=', tourneeId)
    .where('dossier_id', '=', dossierId)
    .where('retire_le', 'is', null)
    .forUpdate()
    .executeTakeFirst();

export async function changerResident(
  tx: Tx,
  cle: { readonly tourneeId: string; readonly dossierId: string },
  champs: Updateable<TourneeResident>,
): Promise<void> {
  await tx
    .updateTable('tournee_resident')
    .set(champs)
    .where('tournee_id', '=', cle.tourneeId)
    .where('dossier_id', '=', cle.dossierId)
    .execute();
}

/** Residents of rounds, by room order of the plan, with what has become of each. */
export const residentsLus = (tx: Tx, tourneeId: string, siteId: string, jour: DateCivile) =>
  tx
    .selectFrom('tournee_resident as r')
    .innerJoin('dossier as d', (j) =>
      j.onRef('d.organisation_id', '=', 'r.organisation_id').onRef('d.id', '=', 'r.dossier_id'),
    )
    .leftJoin('acte as a', (j) =>
      j.onRef('a.organisation_id', '=', 'r.organisation_id').onRef('a.id', '=', 'r.acte_id'),
    )
    .selectAll('r')
    .select((eb) => [
      'd.nom_naissance',
      'd.nom_utilise',
      'd.prenoms',
      'd.prenom_utilise',
      'd.date_naissance',
      'd.deces_le',
      'a.id as acte_ouvert',
      'a.etat as acte_etat',
      'a.nature as acte_nature',
      eb
        .selectFrom('sejour as s')
        .select('s.chambre')
        .whereRef('s.dossier_id', '=', 'r.dossier_id')
        .where('s.site_id', '=', siteId)
        .where('s.du', '<=', jour)
        .where((e) => e.or([e('s.au', 'is', null), e('s.au', '>=', jour)]))
        .limit(1)
        .as('chambre'),
      eb
        .selectFrom('media as m')
        .select(sql<number>`count(*)::int`.as('n'))
        .whereRef('m.acte_id', '=', 'r.acte_id')
        .where('m.etat', 'in', ['RECU', 'PRET'])
        .as('images'),
      eb
        .selectFrom('conflit as c')
        .select(sql<number>`count(*)::int`.as('n'))
        .whereRef('c.tournee_id', '=', 'r.tournee_id')
        .whereRef('c.dossier_id', '=', 'r.dossier_id')
        .where('c.decision', 'is', null)
        .as('a_verifier'),
    ])
    .where('r.tournee_id', '=', tourneeId)
    .where('r.retire_le', 'is', null)
    .orderBy('r.rang')
    .execute();

export async function comptesDe(
  tx: Tx,
  tournees: readonly string[],
): Promise<ReadonlyMap<string, { readonly etat: EtatResident }[]>> {
  if (tournees.length === 0) return new Map();
  const lignes = await tx
    .selectFrom('tournee_resident')
    .select(['tournee_id', 'etat'])
    .where('tournee_id', 'in', [...tournees])
    .where('retire_le', 'is', null)
    .execute();
  return Map.groupBy(
    lignes.map(({ tournee_id, etat }) => ({ tournee_id, etat: etat as EtatResident })),
    ({ tournee_id }) => tournee_id,
  );
}

export async function emportsDes(tx: Tx, tournees: readonly string[]) {
  if (tournees.length === 0) return new Map<string, never[]>();
  const lignes = await tx
    .selectFrom('emport as e')
    .innerJoin('appareil as a', (j) =>
      j.onRef('a.organisation_id', '=', 'e.organisation_id').onRef('a.id', '=', 'e.appareil_id'),
    )
    .select([
      'e.id',
      'e.tournee_id',
      'e.appareil_id',
      'a.nom',
      'e.par_nom',
      'e.pris_le',
      'e.expire_le',
      'e.rendu_le',
    ])
    .where('e.tournee_id', 'in', [...tournees])
    .orderBy('e.pris_le', 'desc')
    .execute();
  return Map.groupBy(lignes, ({ tournee_id }) => tournee_id);
}

export async function conflitsOuverts(
  tx: Tx,
  tournees: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (tournees.length === 0) return new Map();
  const lignes = await tx
    .selectFrom('conflit')
    .select(['tournee_id', sql<number>`count(*)::int`.as('nombre')])
    .where('tournee_id', 'in', [...tournees])
    .where('decision', 'is', null)
    .groupBy('tournee_id')
    .execute();
  return new Map(lignes.map(({ tournee_id, nombre }) => [tournee_id, nombre]));
}

/** Letters received for a round: what a closing announces is compared with them. */
export const plisDeLaTournee = (tx: Tx, tourneeId: string) =>
  tx
    .selectFrom('pli as p')
    .innerJoin('appareil as a', 'a.id', 'p.appareil_id')
    .select([
      'p.id',
      'p.dossier_id',
      'p.appareil_id',
      'p.type',
      'p.compteur',
      'p.etat',
      'p.media_id',
      'p.texte',
    ])
    .select('a.ferme_le')
    .where('p.tournee_id', '=', tourneeId)
    .where('p.dossier_id', 'is not', null)
    .execute();

export async function nomsDesSites(tx: Tx, ids: readonly string[]): Promise<{ id: string; nom: string }[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('site')
    .select(['id', 'nom'])
    .where('id', 'in', [...new Set(ids)])
    .orderBy('nom')
    .execute();
}

export async function nomsDesPros(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const pros = await tx
    .selectFrom('professionnel')
    .select(['id', 'nom', 'prenom'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(pros.map(({ id, nom, prenom }) => [id, `${prenom} ${nom}`.trim()]));
}

/** Those of a list who live at a site on that day, and are alive. */
export async function suivisAu(
  tx: Tx,
  siteId: string,
  dossiers: readonly string[],
  jour: DateCivile,
): Promise<ReadonlySet<string>> {
  const lignes = await tx
    .selectFrom('sejour as s')
    .innerJoin('dossier as d', (j) =>
      j.onRef('d.organisation_id', '=', 's.organisation_id').onRef('d.id', '=', 's.dossier_id'),
    )
    .select('s.dossier_id')
    .where('s.site_id', '=', siteId)
    .where('s.dossier_id', 'in', [...dossiers])
    .where('s.du', '<=', jour)
    .where((eb) => eb.or([eb('s.au', 'is', null), eb('s.au', '>=', jour)]))
    .where('d.deces_le', 'is', null)
    .execute();
  return new Set(lignes.map(({ dossier_id }) => dossier_id));
}

export async function protocoleConnu(tx: Tx, code: string): Promise<boolean> {
  const propre = await tx
    .selectFrom('protocole_propre')
    .select('code')
    .where('code', '=', code)
    .executeTakeFirst();
  return propre !== undefined;
}

export const lireActe = (tx: Tx, id: string) =>
  tx
    .selectFrom('acte')
    .select(['id', 'dossier_id', 'etat', 'nature'])
    .where('id', '=', id)
    .executeTakeFirst();

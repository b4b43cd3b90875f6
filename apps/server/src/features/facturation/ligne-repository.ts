import type { DateCivile } from '@orapont/domain/dates';
import type { CodeActe } from '@orapont/domain/facturation/tarifs';
import { type Selectable, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { DB } from '../../adapters/postgres/schema.ts';
import type { Tx } from '../../kernel/bd.ts';

export type RangeeLigne = Selectable<DB['ligne_facturation']>;
export type RangeeSuivi = Selectable<DB['suivi_facturation']>;

/** Lines are computed one at a time in an organisation: two at once could take the same rank of the year. */
export async function seulACalculer(tx: Tx, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`facturation ${organisationId}`}, 0))`.execute(
    tx,
  );
}

/** Acts of that day that already have their line, same requis and same person: they came first. */
export async function lignesDuJour(
  tx: Tx,
  qui: {
    readonly dossierId: string;
    readonly requisRpps: string;
    readonly code: CodeActe;
    readonly jour: DateCivile;
    readonly saufActeId: string;
  },
): Promise<number> {
  const { nombre } = await tx
    .selectFrom('ligne_facturation')
    .select((eb) => eb.fn.countAll<number>().as('nombre'))
    .where('dossier_id', '=', qui.dossierId)
    .where('code', '=', qui.code)
    .where('date_acte', '=', qui.jour)
    .where('acte_id', '<>', qui.saufActeId)
    .where(sql<string>`contenu -> 'ligne' ->> 'requisRpps'`, '=', qui.requisRpps)
    .executeTakeFirstOrThrow();
  return nombre;
}

/** Another act of that year, same requis and same person, already holds this rank. */
export async function rangPris(
  tx: Tx,
  qui: {
    readonly dossierId: string;
    readonly requisRpps: string;
    readonly jour: DateCivile;
    readonly saufActeId: string;
  },
  rang: number,
): Promise<boolean> {
  const annee = qui.jour.slice(0, 4);
  const ligne = await tx
    .selectFrom('ligne_facturation')
    .select('id')
    .where('dossier_id', '=', qui.dossierId)
    .where('code', '=', 'TE2')
    .where('date_acte', '>=', `${annee}-01-01`)
    .where('date_acte', '<=', `${annee}-12-31`)
    .where('acte_id', '<>', qui.saufActeId)
    .where(sql<string>`contenu -> 'ligne' ->> 'requisRpps'`, '=', qui.requisRpps)
    .where(sql<string>`contenu -> 'ligne' ->> 'indexQuota'`, '=', String(rang))
    .executeTakeFirst();
  return ligne !== undefined;
}

/** One line per act and code, however often it is asked. True when it is new. */
export async function ecrireLigne(
  tx: Tx,
  ligne: Omit<RangeeLigne, 'id' | 'cree_le' | 'contenu'> & { readonly contenu: object },
): Promise<boolean> {
  const inseree = await tx
    .insertInto('ligne_facturation')
    .values({ ...ligne, id: uuidv7(), contenu: JSON.stringify(ligne.contenu) })
    .onConflict((conflit) => conflit.columns(['organisation_id', 'acte_id', 'code']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inseree !== undefined;
}

export type Etendue = {
  /** Null for the secretariat: the whole organisation. */
  readonly praticien: { readonly professionnelId: string; readonly rpps: string | null } | null;
};
export type Mois = { readonly du: DateCivile; readonly jusque: DateCivile };

/**
 * No delivery to the requérant, or one that stands. A letter that the operator took and gave back leaves the line where it is, and out of
 * what is billed until another one arrives (58.3.1).
 */
const REMIS = (acteId: string) => sql<boolean>`coalesce((select bool_or(r.etat = 'FAIT') from app.remise r
  where r.acte_id = ${sql.ref(acteId)} and r.type = 'REQUERANT'), true)`;

export async function lignesDuMois(
  tx: Tx,
  { du, jusque }: Mois,
  { praticien }: Etendue,
): Promise<RangeeLigne[]> {
  let requete = tx
    .selectFrom('ligne_facturation')
    .selectAll()
    .where('date_acte', '>=', du)
    .where('date_acte', '<', jusque)
    .where((eb) => eb.or([eb('code', '<>', 'TE2'), REMIS('ligne_facturation.acte_id')]));
  if (praticien)
    requete = requete.where((eb) =>
      eb.or([
        eb('professionnel_id', '=', praticien.professionnelId),
        // What a remplaçant did is billed under the titulaire's number: he sees it too.
        eb(sql<string>`contenu -> 'ligne' ->> 'factureParRpps'`, '=', praticien.rpps ?? '-'),
      ]),
    );
  return requete.orderBy('date_acte', 'desc').orderBy('id', 'desc').execute();
}

export const trouverLigne = (tx: Tx, id: string): Promise<RangeeLigne | undefined> =>
  tx.selectFrom('ligne_facturation').selectAll().where('id', '=', id).executeTakeFirst();

/** Latest first. */
export async function suivis(tx: Tx, lignes: readonly string[]): Promise<RangeeSuivi[]> {
  if (lignes.length === 0) return [];
  return tx
    .selectFrom('suivi_facturation')
    .selectAll()
    .where('ligne_id', 'in', lignes)
    .orderBy('le', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function ajouterSuivi(
  tx: Tx,
  suivi: Omit<RangeeSuivi, 'id' | 'le' | 'contenu'> & { readonly contenu: object },
): Promise<void> {
  await tx
    .insertInto('suivi_facturation')
    .values({ ...suivi, id: uuidv7(), contenu: JSON.stringify(suivi.contenu) })
    .execute();
}

const PARIS = (colonne: string) => sql<DateCivile>`(${sql.ref(colonne)} at time zone 'Europe/Paris')::date`;

/** Acts answered in the month without a TE2 line, or whose compte rendu came back. */
export async function repondusSansLigne(
  tx: Tx,
  { du, jusque }: Mois,
  { praticien }: Etendue,
): Promise<string[]> {
  let requete = tx
    .selectFrom('compte_rendu as c')
    .leftJoin('ligne_facturation as l', (j) =>
      j
        .onRef('l.organisation_id', '=', 'c.organisation_id')
        .onRef('l.acte_id', '=', 'c.acte_id')
        .on('l.code', '=', 'TE2'),
    )
    .select('c.acte_id')
    .where('c.etat', '=', 'SIGNE')
    .where((eb) => eb.or([eb('l.id', 'is', null), eb.not(REMIS('c.acte_id'))]))
    .where(PARIS('c.signe_le'), '>=', du)
    .where(PARIS('c.signe_le'), '<', jusque);
  if (praticien) requete = requete.where('c.signe_par', '=', praticien.professionnelId);
  const lignes = await requete.groupBy('c.acte_id').execute();
  return lignes.map(({ acte_id }) => acte_id);
}

/** Opinions asked of a specialist, answered in the month, without an RQD line. */
export async function demandesSansLigne(
  tx: Tx,
  { du, jusque }: Mois,
  { praticien }: Etendue,
): Promise<string[]> {
  let requete = tx
    .selectFrom('acte as a')
    .leftJoin('ligne_facturation as l', (j) =>
      j
        .onRef('l.organisation_id', '=', 'a.organisation_id')
        .onRef('l.acte_id', '=', 'a.id')
        .on('l.code', '=', 'RQD'),
    )
    .select('a.id')
    .where('a.nature', '=', 'TELEEXPERTISE_SPECIALISTE')
    .where('a.compte_rendu', 'is not', null)
    .where('l.id', 'is', null)
    .where(PARIS('a.repondu_le'), '>=', du)
    .where(PARIS('a.repondu_le'), '<', jusque);
  if (praticien) requete = requete.where('a.requerant_id', '=', praticien.professionnelId);
  return (await requete.execute()).map(({ id }) => id);
}

/** Requests refused, by the month they came in. */
export async function refusDuMois(tx: Tx, { du, jusque }: Mois, { praticien }: Etendue) {
  let requete = tx
    .selectFrom('acte_recu as r')
    .innerJoin('professionnel as p', 'p.id', 'r.requis_id')
    .select(['r.id', 'r.numero', 'r.nature', 'p.nom', 'p.prenom', PARIS('r.envoye_le').as('jour')])
    .where('r.etat', '=', 'REFUSEE')
    .where(PARIS('r.envoye_le'), '>=', du)
    .where(PARIS('r.envoye_le'), '<', jusque);
  if (praticien) requete = requete.where('r.requis_id', '=', praticien.professionnelId);
  return requete.execute();
}

/** Months that hold something, latest first. */
export async function moisConnus(tx: Tx, { praticien }: Etendue): Promise<string[]> {
  let lignes = tx
    .selectFrom('ligne_facturation')
    .select(sql<string>`to_char(date_acte, 'YYYY-MM')`.as('mois'));
  let signes = tx
    .selectFrom('compte_rendu')
    .select(sql<string>`to_char(signe_le at time zone 'Europe/Paris', 'YYYY-MM')`.as('mois'))
    .where('etat', '=', 'SIGNE');
  if (praticien) {
    lignes = lignes.where('professionnel_id', '=', praticien.professionnelId);
    signes = signes.where('signe_par', '=', praticien.professionnelId);
  }
  const mois = await lignes.union(signes).execute();
  return mois.map((ligne) => ligne.mois).toSorted((a, b) => b.localeCompare(a));
}

import type { CourrierRecuT } from '@orapont/contract/reception';
import { PatientInscrit } from '@orapont/contract/reception';
import { type Selectable, sql } from 'kysely';
import type { DB } from '../../adapters/postgres/schema.ts';
import type { Tx } from '../../kernel/bd.ts';
import type { SessionSoin } from '../../kernel/session.ts';

export type Ligne = Selectable<DB['courrier_recu']>;
export type Nouvelle = Omit<
  Ligne,
  | 'patient'
  | 'version'
  | 'dossier_id'
  | 'rejet_code'
  | 'decide_par'
  | 'decide_par_nom'
  | 'decide_le'
  | 'octets'
> & { readonly patient: CourrierRecuT['patient']; readonly octets: number };

/** False when the same message is there already. */
export async function garder(tx: Tx, { patient, ...ligne }: Nouvelle): Promise<boolean> {
  const inseree = await tx
    .insertInto('courrier_recu')
    .values({ ...ligne, patient: patient === null ? null : JSON.stringify(patient) })
    .onConflict((conflit) => conflit.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inseree !== undefined;
}

export async function connu(tx: Tx, empreinte: string): Promise<boolean> {
  const ligne = await tx
    .selectFrom('courrier_recu')
    .select('id')
    .where('empreinte', '=', empreinte)
    .executeTakeFirst();
  return ligne !== undefined;
}

/** Another message already bears this name. */
export async function identifiantRepris(tx: Tx, messageId: string): Promise<boolean> {
  if (messageId === '') return false;
  const ligne = await tx
    .selectFrom('courrier_recu')
    .select('id')
    .where('message_id', '=', messageId)
    .limit(1)
    .executeTakeFirst();
  return ligne !== undefined;
}

/**
 * What a person may see: mail of a person, by those who work where she is followed; mail to the box of a place, by those who work there;
 * mail to a professional's own box, by him alone. The rest, to the box of the whole organisation, by all who care in it.
 */
const visible = ({ acteur, professionnelId }: SessionSoin, jour: string) => sql<boolean>`
  (coalesce(c.dossier_id, c.propose_dossier_id) is null or exists (
    select 1 from app.sejour s where s.organisation_id = c.organisation_id
      and s.dossier_id = coalesce(c.dossier_id, c.propose_dossier_id) and s.site_id = any (${[...acteur.sites]}::uuid[])
      and s.du <= ${jour}::date and (s.au is null or s.au >= ${jour}::date)))
  and (coalesce(c.dossier_id, c.propose_dossier_id) is not null
    or not exists (select 1 from app.site b where b.organisation_id = c.organisation_id and lower(b.bal_mssante) = c.boite)
    or exists (select 1 from app.site b where b.organisation_id = c.organisation_id and lower(b.bal_mssante) = c.boite
      and b.id = any (${[...acteur.sites]}::uuid[])))
  and not exists (select 1 from app.professionnel p where lower(p.bal_mssante) = c.boite and p.id <> ${professionnelId}::uuid)`;

const LIMITE = 200;

export async function lister(
  tx: Tx,
  soin: SessionSoin,
  { jour, attente, motsCles }: { jour: string; attente: boolean; motsCles: string },
): Promise<readonly Ligne[]> {
  let requete = tx.selectFrom('courrier_recu as c').selectAll('c').where(visible(soin, jour));
  if (attente) requete = requete.where('c.etat', 'in', ['A_RANGER', 'QUARANTAINE']);
  if (motsCles !== '')
    requete = requete.where(
      sql<boolean>`not exists (select 1 from unnest(string_to_array(app.mots(${motsCles}), ' ')) mot
        where ' ' || app.mots(concat_ws(' ', c.expediteur, c.expediteur_nom, c.objet, c.patient ->> 'nomNaissance', c.patient ->> 'prenom'))
          not like '% ' || mot || '%')`,
    );
  return requete.orderBy('c.recu_le', 'desc').orderBy('c.id', 'desc').limit(LIMITE).execute();
}

export async function compterAttente(tx: Tx, soin: SessionSoin, jour: string): Promise<number> {
  const { n } = await tx
    .selectFrom('courrier_recu as c')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where(visible(soin, jour))
    .where('c.etat', 'in', ['A_RANGER', 'QUARANTAINE'])
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function trouver(
  tx: Tx,
  soin: SessionSoin,
  id: string,
  { jour, verrou = false }: { readonly jour: string; readonly verrou?: boolean },
): Promise<Ligne | undefined> {
  const requete = tx
    .selectFrom('courrier_recu as c')
    .selectAll('c')
    .where('c.id', '=', id)
    .where(visible(soin, jour));
  return (verrou ? requete.forUpdate() : requete).executeTakeFirst();
}

type Decision =
  | { readonly etat: 'RANGE'; readonly dossier_id: string; readonly acte_id: string | null }
  | { readonly etat: 'REJETE'; readonly rejet_code: string };

export async function decider(
  tx: Tx,
  { id, version }: Pick<Ligne, 'id' | 'version'>,
  decision: Decision,
  { compteId, nom, le }: { readonly compteId: string; readonly nom: string; readonly le: Date },
): Promise<void> {
  await tx
    .updateTable('courrier_recu')
    .set({
      ...decision,
      decide_par: compteId,
      decide_par_nom: nom,
      decide_le: le.toISOString(),
      version: version + 1,
    })
    .where('id', '=', id)
    .execute();
}

export const inscritDe = ({ patient }: Ligne): CourrierRecuT['patient'] =>
  patient === null ? null : PatientInscrit.parse(patient);

export async function noterReleve(
  tx: Tx,
  releve: {
    readonly organisationId: string;
    readonly boite: string;
    readonly le: Date;
    readonly curseur?: string;
    readonly echec: string | null;
  },
): Promise<void> {
  const { organisationId, boite, le, curseur, echec } = releve;
  const suite = { releve_le: le.toISOString(), echec, ...(curseur === undefined ? {} : { curseur }) };
  await tx
    .insertInto('releve_courrier')
    .values({ organisation_id: organisationId, boite, ...suite })
    .onConflict((conflit) => conflit.columns(['organisation_id', 'boite']).doUpdateSet(suite))
    .execute();
}

export const releves = (tx: Tx) => tx.selectFrom('releve_courrier').selectAll().orderBy('boite').execute();

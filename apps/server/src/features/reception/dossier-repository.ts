import type { PatientInscritT } from '@orapont/contract/reception';
import { ecrituresDe } from '@orapont/domain/identite/nir';
import { normaliserNom } from '@orapont/domain/identite/nom';
import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';
import type { OrganisationReleve } from './ports.ts';
import type { Candidat } from './rapprocher.ts';

const dossiers = (tx: Tx) =>
  tx
    .selectFrom('dossier')
    .select([
      'id',
      'nom_naissance',
      'nom_utilise',
      'prenoms',
      'sexe',
      'date_naissance',
      'lieu_naissance_cog',
      'ins_matricule',
      'ins_oid',
    ]);
type LigneDossier = Awaited<ReturnType<ReturnType<typeof dossiers>['executeTakeFirstOrThrow']>>;

const enCandidat = (l: LigneDossier): Candidat => ({
  id: l.id,
  nomNaissance: l.nom_naissance,
  nomUtilise: l.nom_utilise,
  prenoms: l.prenoms,
  sexe: l.sexe,
  dateNaissance: l.date_naissance,
  lieuNaissance: l.lieu_naissance_cog,
  ins: l.ins_matricule && l.ins_oid ? { matricule: l.ins_matricule, oid: l.ins_oid } : null,
});

export async function candidat(tx: Tx, id: string): Promise<Candidat | undefined> {
  const ligne = await dossiers(tx).where('id', '=', id).executeTakeFirst();
  return ligne && enCandidat(ligne);
}

export async function candidatsParId(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Candidat>> {
  if (ids.length === 0) return new Map();
  const lignes = await dossiers(tx)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(lignes.map((ligne) => [ligne.id, enCandidat(ligne)]));
}

/** Those who could be the person: same INS, or same name and birth date. A doubtful or shared identity is nobody's match. */
export async function candidatsPour(
  tx: Tx,
  { ins, nomNaissance, dateNaissance }: PatientInscritT,
): Promise<readonly Candidat[]> {
  const lignes = await dossiers(tx)
    .where(sql<boolean>`not ins_attributs && array['HOMONYME', 'DOUTEUSE']::text[]`)
    .where((eb) =>
      eb.or([
        ...(ins ? [eb('ins_matricule', 'in', [...ecrituresDe(ins.matricule)])] : []),
        ...(dateNaissance
          ? [
              eb.and([
                eb('nom_norme', '=', normaliserNom(nomNaissance)),
                eb('date_naissance', '=', dateNaissance),
              ]),
            ]
          : []),
      ]),
    )
    .limit(50)
    .execute();
  return lignes.map(enCandidat);
}

const ACTE = ['id', 'dossier_id', 'demande', 'compte_rendu', 'requis_id'] as const;

/** Requests that left, of one person. */
export const actesEnvoyes = (tx: Tx, dossierId: string) =>
  tx
    .selectFrom('acte')
    .select(ACTE)
    .where('dossier_id', '=', dossierId)
    .where('demande', 'is not', null)
    .orderBy('envoye_le', 'desc')
    .limit(200)
    .execute();

/** The act of which one of our letters, by its name, spoke. */
export const acteDuFil = (tx: Tx, messageIds: readonly string[]) =>
  messageIds.length === 0
    ? Promise.resolve(undefined)
    : tx
        .selectFrom('envoi as e')
        .innerJoin('acte as a', (j) =>
          j.onRef('a.organisation_id', '=', 'e.organisation_id').onRef('a.id', '=', 'e.acte_id'),
        )
        .select(['a.id', 'a.dossier_id', 'a.demande', 'a.compte_rendu', 'a.requis_id'])
        .where('e.message_id', 'in', [...messageIds])
        .limit(1)
        .executeTakeFirst();

/** That act is a request that came by mail. */
export async function venueParCourrier(tx: Tx, acteId: string | null): Promise<boolean> {
  if (acteId === null) return false;
  const { rows } = await sql<{ venue: boolean }>`
    select exists (select 1 from app.acte where id = ${acteId} and demande -> 'recue' is not null) as venue`.execute(
    tx,
  );
  return rows[0]?.venue === true;
}

export const envoiNomme = (tx: Tx, messageId: string) =>
  tx
    .selectFrom('envoi as e')
    .leftJoin('acte as a', (j) =>
      j.onRef('a.organisation_id', '=', 'e.organisation_id').onRef('a.id', '=', 'e.acte_id'),
    )
    .select(['e.id', 'e.acte_id', 'e.destinataire', 'a.dossier_id'])
    .where('e.message_id', '=', messageId)
    .executeTakeFirst();

/** Read by the addressee's software, or refused by it: said on the letter. */
export const noterAccuse = (tx: Tx, envoiId: string, accuse: { lu_le: string } | { retour: string }) =>
  tx.updateTable('envoi').set(accuse).where('id', '=', envoiId).execute();

/** Open acts that someone here was asked for, about a person born that day: a handful, whatever the installation holds. */
export async function actesRecusDe(tx: Tx, naissance: string): Promise<readonly string[]> {
  const lignes = await tx
    .selectFrom('acte_recu')
    .select('id')
    .where('patient_naissance', '=', naissance)
    .where('ferme_le', 'is', null)
    .execute();
  return lignes.map(({ id }) => id);
}

/** Whoever of this installation sent it: who is asked may also work elsewhere, with the same program. */
export async function envoiDIci(tx: Tx, envoiId: string): Promise<boolean> {
  const { rows } = await sql<{ ici: boolean }>`select app.envoi_d_ici(${envoiId}) as ici`.execute(tx);
  return rows[0]?.ici === true;
}

/** Organisations with the boxes of their places, and of the professionals who work there and nowhere else. */
export async function organisationsRelevees(tx: Tx): Promise<readonly OrganisationReleve[]> {
  const { rows } = await sql<{ id: string; finess: string | null; adresses: string[] }>`
    with seuls as (
      select professionnel_id, (array_agg(organisation_id))[1] as organisation_id from app.affectation
      where du <= current_date and (au is null or au >= current_date)
      group by professionnel_id having count(distinct organisation_id) = 1
    )
    select o.id, o.finess, coalesce(array_agg(distinct lower(b.adresse)) filter (where b.adresse is not null), '{}') as adresses
    from app.organisation o
    left join (
      select organisation_id, bal_mssante as adresse from app.site where actif
      union select s.organisation_id, p.bal_mssante from app.professionnel p join seuls s on s.professionnel_id = p.id
    ) b on b.organisation_id = o.id
    where o.actif group by o.id, o.finess`.execute(tx);
  return rows;
}

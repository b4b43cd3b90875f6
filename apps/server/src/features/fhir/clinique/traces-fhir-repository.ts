import { sql } from 'kysely';
import { pointe } from '../reference-repository.ts';
import {
  type Condition,
  dansIntervalle,
  type Intervalle,
  JAMAIS,
  type LigneFhir,
  lieuxDuJour,
  type Portee,
  type Source,
  suiviIci,
} from '../source-repository.ts';
import { estUuid, type Reference } from '../valeurs.ts';
import type { ProvenanceLue, TraceLue } from './ports.ts';

const INSTANT = sql.lit('YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

type LigneTrace = LigneFhir & {
  readonly dossier_id: string;
  readonly organisation_id: string;
  readonly le: string;
  readonly action: string;
  readonly acteur: string;
};

const FAITES = ({
  organisationId,
}: Portee) => sql`v.organisation_id = ${organisationId}::uuid and v.chaine = 'ACCES'
  and v.le < now() - interval '1 minute'`;

/**
 * What was done with the records of people followed today at the sites, and by whom: what names the record, and what names an act of it
 * alone, each by its own index. The last minute is left for the next visit: reading is traced too, and a reader would run after himself.
 *
 * @rule DOS-09
 */
export const TRACES: Source<LigneTrace> = {
  colonnes: (portee) => sql`e.dossier_id, e.acte_id, ${lieuxDuJour(sql`e.dossier_id`, portee)} as lieux,
    e.organisation_id, to_char(e.le at time zone 'UTC', ${INSTANT}) as le, e.action, e.acteur`,
  ouverte: (portee) => sql`from (
    select v.id, v.le, v.dossier_id, v.acte_id, v.organisation_id, v.action, v.acteur from app.evenement v
    where ${FAITES(portee)} and v.dossier_id is not null
    union all
    select v.id, v.le, a.dossier_id, v.acte_id, v.organisation_id, v.action, v.acteur from app.evenement v
    join app.acte a on a.organisation_id = v.organisation_id and a.id = v.acte_id
    where ${FAITES(portee)} and v.dossier_id is null) e
    where ${suiviIci(sql`e.dossier_id`, portee)}`,
  id: sql`e.id`,
  maj: sql`e.le`,
  tris: { date: { valeur: sql`e.le`, type: 'timestamptz' } },
};

export const enTrace = (l: LigneTrace): TraceLue => ({
  id: l.id,
  maj: l.maj,
  dossierId: l.dossier_id,
  acteId: l.acte_id,
  organisationId: l.organisation_id,
  le: l.le,
  action: l.action,
  acteur: l.acteur,
});

export const parDateDeTrace = (moment: Intervalle): Condition => dansIntervalle(sql`e.le`, moment);
export const parPatientDeTrace = (r: Reference): Condition => pointe(sql`e.dossier_id`, 'Patient', r);

type LigneProvenance = LigneFhir & {
  readonly dossier_id: string;
  readonly cible: ProvenanceLue['cible'];
  readonly cible_id: string;
  readonly organisation_id: string;
  readonly le: string;
  readonly auteur: string;
  readonly praticien_id: string | null;
  readonly signe_le: string | null;
};

/**
 * Who wrote and signed each compte rendu that is in a record, and who recorded each word about a consent.
 *
 * @rule TE-08, TE-11
 */
export const PROVENANCES: Source<LigneProvenance> = {
  colonnes: (
    portee,
  ) => sql`p.dossier_id, p.acte_id, ${lieuxDuJour(sql`p.dossier_id`, portee)} as lieux, p.cible, p.cible_id,
    p.organisation_id, to_char(p.le at time zone 'UTC', ${INSTANT}) as le, p.auteur, p.praticien_id,
    to_char(p.signe_le at time zone 'UTC', ${INSTANT}) as signe_le`,
  ouverte: (portee) => sql`from (
    select md5('provenance ' || o.id)::uuid as id, o.dossier_id, o.acte_id, 'DOCUMENT' as cible, o.id as cible_id, o.organisation_id,
      o.depose_le as le, coalesce(nullif(o.auteur, ''), a.compte_rendu ->> 'signataire', '') as auteur, null::uuid as praticien_id,
      case when (a.compte_rendu ->> 'numeroVersion')::int = o.numero_version and not a.compte_rendu ? 'courrier'
        then (a.compte_rendu ->> 'signeLe')::timestamptz end as signe_le
    from app.document o left join app.acte a on a.organisation_id = o.organisation_id and a.id = o.acte_id
    where o.type = 'COMPTE_RENDU' and ${suiviIci(sql`o.dossier_id`, portee)}
    union all
    select md5('provenance ' || c.id)::uuid, c.dossier_id, c.acte_id, 'CONSENTEMENT', c.id, c.organisation_id, c.saisi_le,
      trim(q.prenom || ' ' || q.nom), q.id, null
    from app.consentement c left join app.professionnel q on q.id = c.saisi_par
    where c.organisation_id = ${portee.organisationId}::uuid and ${suiviIci(sql`c.dossier_id`, portee)}) p
    where true`,
  id: sql`p.id`,
  maj: sql`p.le`,
  tris: { recorded: { valeur: sql`p.le`, type: 'timestamptz' } },
};

export const enProvenance = (l: LigneProvenance): ProvenanceLue => ({
  id: l.id,
  maj: l.maj,
  dossierId: l.dossier_id,
  acteId: l.acte_id,
  cible: l.cible,
  cibleId: l.cible_id,
  organisationId: l.organisation_id,
  le: l.le,
  auteur: l.auteur,
  praticienId: l.praticien_id,
  signeLe: l.signe_le,
});

const CIBLES: Readonly<Record<string, ProvenanceLue['cible']>> = {
  DocumentReference: 'DOCUMENT',
  DiagnosticReport: 'DOCUMENT',
  Consent: 'CONSENTEMENT',
};

export function parCible({ type, id }: Reference): Condition {
  const cible = type === null ? undefined : CIBLES[type];
  if (!estUuid(id) || (type !== null && cible === undefined)) return JAMAIS;
  return cible === undefined
    ? sql`p.cible_id = ${id}::uuid`
    : sql`(p.cible_id = ${id}::uuid and p.cible = ${cible})`;
}

/** Lines about these documents, or about these consents. */
export const deCesCibles = (ids: readonly string[], type: string): Condition =>
  sql`(p.cible_id = any (${[...ids]}::uuid[]) and p.cible = ${CIBLES[type] ?? ''})`;

export const parPatientDeProvenance = (r: Reference): Condition => pointe(sql`p.dossier_id`, 'Patient', r);
export const parDateDeProvenance = (moment: Intervalle): Condition => dansIntervalle(sql`p.le`, moment);

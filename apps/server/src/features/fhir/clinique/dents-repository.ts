import { DentZ } from '@orapont/contract/lecture-bouche';
import type { CodeFdi } from '@orapont/domain/bouche/dents';
import { sql } from 'kysely';
import { pointe, pointentVers } from '../reference-repository.ts';
import {
  type Condition,
  dansIntervalle,
  type Intervalle,
  JAMAIS,
  type LigneFhir,
  lieuxDuJour,
  type Source,
  suiviIci,
} from '../source-repository.ts';
import type { Jeton, Reference } from '../valeurs.ts';
import type { DentLue } from './ports.ts';

type LigneDent = LigneFhir & {
  readonly dossier_id: string;
  readonly acte_id: string;
  readonly dent: CodeFdi;
  readonly vue: unknown;
  readonly le: string;
  readonly signataire: string;
  readonly corrigee: boolean;
};

/**
 * Teeth that signed answers in force describe, for people followed today at the sites: in the record of whoever asked, and in that of
 * whoever answered. What a chart does not name was not seen, and is not here.
 *
 * @rule CAP-02, DOS-12
 */
export const DENTS_LUES: Source<LigneDent> = {
  colonnes: (
    portee,
  ) => sql`o.dossier_id, o.acte_id, ${lieuxDuJour(sql`o.dossier_id`, portee)} as lieux, o.dent, o.vue,
    to_char(o.le at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as le, o.signataire, o.corrigee`,
  ouverte: (portee) => sql`from (
    select md5('dent ' || a.id || ' ' || d.key)::uuid as id, a.dossier_id, a.id as acte_id, d.key as dent, d.value as vue,
      (a.compte_rendu ->> 'signeLe')::timestamptz as le, a.compte_rendu ->> 'signataire' as signataire,
      (a.compte_rendu ->> 'numeroVersion')::int > 1 as corrigee
    from app.acte a, jsonb_each(a.compte_rendu -> 'chart' -> 'dents') d
    where a.organisation_id = ${portee.organisationId}::uuid and ${suiviIci(sql`a.dossier_id`, portee)}
    union all
    select md5('dent ' || c.acte_id || ' ' || d.key)::uuid, c.dossier_id, c.acte_id, d.key, d.value, c.signe_le,
      trim(p.prenom || ' ' || p.nom), c.numero_version > 1
    from app.compte_rendu c join app.professionnel p on p.id = c.signe_par,
      jsonb_each(c.contenu -> 'lecture' -> 'chart' -> 'dents') d
    where c.etat = 'SIGNE' and ${suiviIci(sql`c.dossier_id`, portee)}
      and not exists (select from app.acte a where a.id = c.acte_id)
      and not exists (select from app.compte_rendu n where n.organisation_id = c.organisation_id
        and n.acte_id = c.acte_id and n.etat = 'SIGNE' and n.numero_version > c.numero_version)) o
    where true`,
  id: sql`o.id`,
  maj: sql`o.le`,
  tris: { date: { valeur: sql`o.le`, type: 'timestamptz' } },
};

export const enDent = (l: LigneDent): DentLue => ({
  id: l.id,
  maj: l.maj,
  dossierId: l.dossier_id,
  acteId: l.acte_id,
  dent: l.dent,
  observation: DentZ.parse(l.vue),
  le: l.le,
  signataire: l.signataire,
  corrigee: l.corrigee,
});

export const FDI = 'urn:iso:std:iso:3950';

/** By its number, as dentists write it. */
export const parDent = ({ systeme, code }: Jeton): Condition =>
  systeme === undefined || systeme === FDI ? sql`o.dent = ${code}` : JAMAIS;

export const parPatientObserve = (r: Reference): Condition => pointe(sql`o.dossier_id`, 'Patient', r);

export const deCesPersonnes = pointentVers(sql`o.dossier_id`);

export const parJourDObservation = (moment: Intervalle): Condition => dansIntervalle(sql`o.le`, moment);

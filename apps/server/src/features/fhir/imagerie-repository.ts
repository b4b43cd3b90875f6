import { sql } from 'kysely';
import type { ExamenLu, SerieLue } from './ports.ts';
import { pointe, pointentVers } from './reference-repository.ts';
import {
  type Condition,
  dansIntervalle,
  type Intervalle,
  JAMAIS,
  type LigneFhir,
  lieuxDuJour,
  type Source,
  suiviIci,
} from './source-repository.ts';
import type { Jeton, Reference } from './valeurs.ts';

type LigneExamen = LigneFhir & {
  readonly dossier_id: string;
  readonly study_uid: string;
  readonly faite_le: string | null;
  readonly description: string;
  readonly modalites: readonly string[];
  readonly series: readonly SerieLue[];
};

const SERIES = sql`coalesce((select json_agg(s.serie) from (
  select json_build_object('uid', i.serie_uid, 'numero', min(i.numero_serie), 'modalite', min(i.modalite),
    'description', min(i.description_serie),
    'instances', json_agg(json_build_object('uid', i.sop_uid, 'classe', i.sop_classe, 'numero', i.numero)
      order by i.numero, i.sop_uid)) as serie
  from app.imagerie_instance i
  where i.organisation_id = e.organisation_id and i.etude_id = e.id and i.etat in ('RECUE', 'PRETE')
  group by i.serie_uid order by min(i.numero_serie), i.serie_uid) s), '[]'::json)`;

/** Examinations that a person has said to be of someone who is followed today at the sites. */
export const EXAMENS: Source<LigneExamen> = {
  colonnes: (
    portee,
  ) => sql`e.dossier_id, e.acte_id, ${lieuxDuJour(sql`e.dossier_id`, portee)} as lieux, e.study_uid, e.faite_le,
    e.description, e.modalites, ${SERIES} as series`,
  ouverte: (portee) => sql`from app.imagerie_etude e
    where e.etat = 'RATTACHEE' and ${suiviIci(sql`e.dossier_id`, portee)}`,
  id: sql`e.id`,
  maj: sql`greatest(e.decide_le, e.derniere_le)`,
  // One whose day is not known comes first.
  tris: { started: { valeur: sql`coalesce(e.faite_le, '-infinity'::date)`, type: 'date' } },
};

export const enExamen = (l: LigneExamen): ExamenLu => ({
  id: l.id,
  maj: l.maj,
  dossierId: l.dossier_id,
  acteId: l.acte_id,
  studyUid: l.study_uid,
  faiteLe: l.faite_le,
  description: l.description,
  modalites: l.modalites,
  series: l.series,
});

/** `urn:oid:1.2.3`, with or without `urn:dicom:uid` before it. @source FHIR R4 ImagingStudy.identifier */
export function parUid({ systeme, code }: Jeton): Condition {
  if (systeme !== undefined && systeme !== 'urn:dicom:uid') return JAMAIS;
  return sql`e.study_uid = ${code.replace(/^urn:oid:/, '')}`;
}

export const parModalite = ({ code }: Jeton): Condition => sql`${code} = any (e.modalites)`;

export const parDate = (moment: Intervalle): Condition =>
  dansIntervalle(sql`(e.faite_le::timestamp at time zone 'Europe/Paris')`, moment);

export const parPatientExamine = (r: Reference): Condition => pointe(sql`e.dossier_id`, 'Patient', r);
export const deCesPersonnes = pointentVers(sql`e.dossier_id`);
export const deCesActes = pointentVers(sql`e.acte_id`);

import { type AttributIdentite, OID_INS, type Sexe, type StatutIns } from '@orapont/domain/identite/ins';
import { ecrituresDe } from '@orapont/domain/identite/nir';
import { normaliserNom } from '@orapont/domain/identite/nom';
import { uidDeUuid } from '@orapont/domain/imagerie/uid';
import { sql } from 'kysely';
import type { PatientLu } from './identites/ports.ts';
import { nommes, nomsDe } from './noms-exterieurs-repository.ts';
import type { Lieu } from './parametres.ts';
import {
  type Condition,
  JAMAIS,
  type LigneFhir,
  lieuxDuJour,
  ou,
  type Source,
  suiviIci,
} from './source-repository.ts';
import { type Chaine, estUuid, type Jeton, type Jour } from './valeurs.ts';

type LignePatient = LigneFhir & {
  readonly organisation_id: string;
  readonly nom_naissance: string;
  readonly prenoms: readonly string[];
  readonly nom_utilise: string | null;
  readonly prenom_utilise: string | null;
  readonly date_naissance: string;
  readonly sexe: Sexe;
  readonly lieu_naissance_cog: string | null;
  readonly ins_statut: StatutIns;
  readonly ins_attributs: readonly AttributIdentite[];
  readonly ins_matricule: string | null;
  readonly ins_oid: string | null;
  readonly identifiant_externe: string | null;
  readonly deces_le: string | null;
  readonly noms_exterieurs: NonNullable<PatientLu['nomsExterieurs']>;
};

/** People followed today at the sites; the same condition as every list of the screens. */
export const PATIENTS: Source<LignePatient> = {
  colonnes: (portee) => sql`d.organisation_id, d.nom_naissance, d.prenoms, d.nom_utilise, d.prenom_utilise,
    d.date_naissance, d.sexe, d.lieu_naissance_cog, d.ins_statut, d.ins_attributs, d.ins_matricule, d.ins_oid,
    d.identifiant_externe, d.deces_le, ${nomsDe(sql`d.id`, 'Patient', portee)} as noms_exterieurs, d.id as dossier_id, null as acte_id, ${lieuxDuJour(sql`d.id`, portee)} as lieux`,
  ouverte: (portee) => sql`from app.dossier d where ${suiviIci(sql`d.id`, portee)}`,
  id: sql`d.id`,
  maj: sql`d.modifie_le`,
  tris: {
    family: { valeur: sql`d.nom_norme collate "C"`, type: 'text' },
    birthdate: { valeur: sql`d.date_naissance`, type: 'date' },
  },
};

export const enPatient = (l: LignePatient): PatientLu => ({
  id: l.id,
  maj: l.maj,
  organisationId: l.organisation_id,
  nomNaissance: l.nom_naissance,
  prenoms: l.prenoms,
  nomUtilise: l.nom_utilise,
  prenomUtilise: l.prenom_utilise,
  dateNaissance: l.date_naissance,
  sexe: l.sexe,
  lieuNaissanceCog: l.lieu_naissance_cog,
  insStatut: l.ins_statut,
  insAttributs: l.ins_attributs,
  insMatricule: l.ins_matricule,
  insOid: l.ins_oid,
  identifiantExterne: l.identifiant_externe,
  decesLe: l.deces_le,
  nomsExterieurs: l.noms_exterieurs,
});

const OIDS: readonly string[] = Object.values(OID_INS);
/** An INS that is not qualified is not shown: it does not answer either. */
const QUALIFIEE = sql`d.ins_statut = 'QUAL' and not d.ins_attributs && array['DOUTEUSE', 'FICTIVE']`;

/** By the INS, by the identifier of the record here, or by that of the software of the home. */
export function parIdentifiantPatient(
  { systeme, code }: Jeton,
  { organisationId, origine }: Lieu,
): Condition {
  const ins = (oid: string | null) =>
    sql`(d.ins_matricule = any(${[...ecrituresDe(code)]}) and ${QUALIFIEE} ${oid === null ? sql`` : sql`and d.ins_oid = ${oid}`})`;
  const externe = sql`d.identifiant_externe = ${code}`;
  const nomme = nommes(sql`d.id`, 'Patient', { organisationId, systeme, code });
  const interne = estUuid(code) ? sql`d.id = ${code}::uuid` : JAMAIS;
  if (systeme === undefined) return ou([ins(null), externe, interne, nomme]);
  if (systeme === `${origine}/fhir/NamingSystem/dui`) return ou([externe, nomme]);
  if (systeme === `urn:oid:${uidDeUuid(organisationId)}`) return interne;
  const oid = systeme.replace(/^urn:oid:/, '');
  return OIDS.includes(oid) ? ins(oid) : nomme;
}

/** A range on the index, because `like` under a policy loses it. */
export function parNom({ texte, exact }: Chaine): Condition {
  const debut = normaliserNom(texte);
  if (debut === '') return JAMAIS;
  if (exact) return sql`(d.nom_norme collate "C" = ${debut} and d.nom_naissance = ${texte})`;
  return sql`(d.nom_norme collate "C" >= ${debut} and d.nom_norme collate "C" < ${`${debut}\u{10FFFF}`})`;
}

/** @source FHIR R4 §3.1.1.4.6: a day is an interval of days */
export function parNaissance({ prefixe, du, au }: Jour): Condition {
  const debut = sql`${du}::date`;
  const fin = sql`${au}::date`;
  switch (prefixe) {
    case 'eq':
      return sql`(d.date_naissance between ${debut} and ${fin})`;
    case 'ne':
      return sql`(d.date_naissance < ${debut} or d.date_naissance > ${fin})`;
    case 'gt':
    case 'sa':
      return sql`d.date_naissance > ${fin}`;
    case 'ge':
      return sql`d.date_naissance >= ${debut}`;
    case 'lt':
    case 'eb':
      return sql`d.date_naissance < ${debut}`;
    default:
      return sql`d.date_naissance <= ${fin}`;
  }
}

const SEXES: Readonly<Record<string, Sexe>> = { female: 'F', male: 'M', unknown: 'I' };
export function parSexe({ code }: Jeton): Condition {
  const sexe = SEXES[code];
  return sexe === undefined ? JAMAIS : sql`d.sexe = ${sexe}`;
}

import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import type { EtatActe } from '@orapont/domain/teleexpertise/etat';
import type { MotifDemande } from '@orapont/domain/teleexpertise/motifs';
import { etatSuivi } from '@orapont/domain/teleexpertise/suivi';
import { type RawBuilder, sql } from 'kysely';
import { parRpps } from './annuaire-repository.ts';
import { type DemandeLue, type OrigineDemande, STATUT_SUIVI } from './ports.ts';
import { pointe, pointentVers } from './reference-repository.ts';
import {
  type Condition,
  dansIntervalle,
  type Intervalle,
  JAMAIS,
  type LigneFhir,
  ou,
  type Portee,
  type Source,
} from './source-repository.ts';
import { etatsDuStatut } from './statuts.ts';
import { estUuid, type Jeton, type Reference } from './valeurs.ts';

type LigneDemande = LigneFhir & {
  readonly numero: string | null;
  readonly nature: NatureActe;
  readonly etat: EtatActe;
  readonly urgence: DemandeLue['urgence'];
  readonly motif: MotifDemande | null;
  readonly motif_texte: string;
  readonly question: string;
  readonly demandeur_id: string | null;
  readonly requis_id: string | null;
  readonly patient_nom: string | null;
  readonly patient_naissance: string | null;
  readonly requerant_nom: string | null;
  readonly structure_nom: string | null;
  readonly cree_le: string;
  readonly envoye_le: string | null;
  readonly echeance: string | null;
  readonly consentements: readonly string[];
  readonly systeme: string | null;
  readonly valeur: string;
  readonly source: string;
  readonly url_offre: string | null;
  readonly consentement_dit: boolean | null;
  readonly redigee_le: string;
  readonly role_id: string;
  readonly requis_role_id: string | null;
};

/** Where the one who was asked works for that request, as the directory names it. */
const ROLE_DU_REQUIS = sql`(select f.id from app.affectation f where f.professionnel_id = a.requis_id
  and f.site_id = a.requis_site_id order by f.du desc, f.id limit 1)`;

const REDACTION = sql`coalesce(a.envoye_le, a.cree_le)`;
const NUMERO = sql`coalesce(a.numero_recu, a.demande ->> 'numero')`;
const CE_JOUR = ({ jour }: Portee) => sql`f.du <= ${jour}::date and (f.au is null or f.au >= ${jour}::date)`;

/** Where the one who was asked works that day, in this organisation. */
const lieuxDuRequis = (requis: RawBuilder<unknown>, portee: Portee) =>
  sql`from app.affectation f where f.professionnel_id = ${requis}
    and f.organisation_id = ${portee.organisationId}::uuid and ${CE_JOUR(portee)}`;

/**
 * Requests of these sites, drafts included, as their team sees them; and those received by who works there, as his worklist shows
 * them: once a sharing ends without an answer it names nobody, and is not here any more. Both sides are plain columns, so that a page
 * is read in the order of the indexes.
 */
export const DEMANDES: Source<LigneDemande> = {
  colonnes: (portee) => sql`a.dossier_id, a.id as acte_id, case when a.site_id is null
      then array(select f.site_id::text ${lieuxDuRequis(sql`a.requis_id`, portee)}) else array[a.site_id::text] end as lieux,
    ${NUMERO} as numero, a.nature, a.etat, a.urgence, a.motif, a.motif_texte, a.question,
    coalesce(a.requerant_id, a.prepare_par) as demandeur_id, a.requis_id, a.cree_le, a.envoye_le, a.echeance, a.patient_nom,
    a.patient_naissance, a.requerant_nom, a.structure_nom,
    array(select c.id::text from app.consentement c where c.acte_id = a.id order by c.le, c.id) as consentements,
    x.systeme, x.valeur, x.source, x.url_offre, x.consentement as consentement_dit, x.redigee_le, x.role_id,
    case when x.acte_id is null then null else ${ROLE_DU_REQUIS} end as requis_role_id`,
  ouverte: (portee) => sql`from (
    select e.id, e.modifie_le, e.dossier_id, e.site_id, e.demande, null::text as numero_recu, e.nature, e.etat, e.urgence, e.motif,
      e.motif_texte, e.question, e.requerant_id, e.prepare_par, e.requis_id, e.requis_site_id, e.cree_le, e.envoye_le, e.echeance,
      null::text as patient_nom, null::date as patient_naissance, null::text as requerant_nom, null::text as structure_nom
    from app.acte e where e.site_id = any (${[...portee.sites]}::uuid[])
    union all
    select r.id, r.modifie_le, null::uuid, null::uuid, null::jsonb, r.numero, r.nature, r.etat, r.urgence, null::text,
      r.motif, ''::text, null::uuid, null::uuid, r.requis_id, null::uuid, r.recu_le, r.envoye_le, r.echeance,
      r.patient_nom, r.patient_naissance, r.requerant_nom, r.structure_nom
    from app.acte_recu r where r.patient_nom <> '' and not exists (select from app.acte e where e.id = r.id)
      and exists (select ${lieuxDuRequis(sql`r.requis_id`, portee)} and f.site_id = any (${[...portee.sites]}::uuid[]))) a
    left join app.demande_exterieure x on x.organisation_id = ${portee.organisationId}::uuid and x.acte_id = a.id
    where true`,
  id: sql`a.id`,
  maj: sql`a.modifie_le`,
  tris: { authored: { valeur: REDACTION, type: 'timestamptz' } },
};

export const enDemande = (l: LigneDemande): DemandeLue => ({
  id: l.id,
  maj: l.maj,
  numero: l.numero === '' ? null : l.numero,
  nature: l.nature,
  statut: suiviDe(l).statut,
  origine: origineDe(l),
  urgence: l.urgence,
  motif: l.motif,
  motifPrecision: l.motif_texte,
  question: l.question,
  cote:
    l.dossier_id !== null && l.demandeur_id !== null
      ? { genre: 'ENVOYEE', dossierId: l.dossier_id, requerantId: l.demandeur_id }
      : {
          genre: 'RECUE',
          patientNom: l.patient_nom ?? '',
          patientNaissance: l.patient_naissance,
          requerantNom: l.requerant_nom ?? '',
          structureNom: l.structure_nom ?? '',
        },
  requisId: l.requis_id,
  creeLe: l.cree_le,
  envoyeLe: l.envoye_le,
  echeance: l.echeance,
  consentements: l.consentements,
});

const suiviDe = ({ etat, envoye_le }: LigneDemande) => STATUT_SUIVI[etatSuivi(etat, envoye_le !== null)];

function origineDe(l: LigneDemande): OrigineDemande | null {
  if (l.systeme === null) return null;
  const { systeme, valeur, source } = l;
  return {
    systeme,
    valeur,
    source,
    urlOffre: l.url_offre,
    consentement: l.consentement_dit,
    redigeeLe: l.redigee_le,
    avancement: suiviDe(l).avancement,
    roleId: l.role_id,
    requisRoleId: l.requis_role_id,
  };
}

export const parStatut = ({ code }: Jeton): Condition =>
  ou(
    etatsDuStatut(code).map(
      ({ etat, envoyee }) => sql`(a.etat = ${etat} and (a.envoye_le is not null) = ${envoyee})`,
    ),
  );

/** By whom it was asked, from his number: the search of the guide. */
export const parRppsDuDemandeur = (jeton: Jeton): Condition =>
  sql`coalesce(a.requerant_id, a.prepare_par) in (select p.id from app.professionnel p where ${parRpps(jeton)})`;

/** By its number here, its UUID, or the name that other software gave it. */
export function parNumero({ systeme, code }: Jeton, numeros: string): Condition {
  const uuid = code.replace(/^urn:uuid:/, '');
  const ici = sql`${NUMERO} = ${code}`;
  const parUuid = estUuid(uuid) ? sql`a.id = ${uuid}::uuid` : JAMAIS;
  if (systeme === undefined) return ou([ici, parUuid, sql`x.valeur = ${code}`]);
  if (systeme === numeros) return ici;
  return ou([
    sql`(x.systeme = ${systeme} and x.valeur = ${code})`,
    systeme === 'urn:ietf:rfc:3986' ? parUuid : JAMAIS,
  ]);
}

export const parRedaction = (moment: Intervalle): Condition => dansIntervalle(REDACTION, moment);

export const parPatientDemande = (r: Reference) => pointe(sql`a.dossier_id`, 'Patient', r);
export const deCesPersonnes = pointentVers(sql`a.dossier_id`);
export const parRequis = (r: Reference) => pointe(sql`a.requis_id`, 'Practitioner', r);
export const parDemandeur = (r: Reference) =>
  pointe(sql`coalesce(a.requerant_id, a.prepare_par)`, 'Practitioner', r);

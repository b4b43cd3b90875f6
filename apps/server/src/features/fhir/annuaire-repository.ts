import { normaliserNom } from '@orapont/domain/identite/nom';
import type { CodeProfession } from '@orapont/domain/identite/professions';
import { sql } from 'kysely';
import type { AffectationLue, PraticienLu, StructureLue } from './identites/ports.ts';
import { pointe, pointentVers } from './reference-repository.ts';
import { type Condition, JAMAIS, type LigneFhir, type Source } from './source-repository.ts';
import type { Tri } from './tri-repository.ts';
import type { Chaine, Jeton, Reference } from './valeurs.ts';

const SANS_PATIENT = sql`null::text[] as lieux, null::uuid as dossier_id, null::uuid as acte_id`;

/** By the words of a name, without accents nor capitals. */
const parMots = (colonne: 'p.nom' | 't.nom'): Tri => ({
  valeur: sql`app.mots(${sql.ref(colonne)}) collate "C"`,
  type: 'text',
});

type LignePraticien = LigneFhir & {
  readonly nom: string;
  readonly prenom: string;
  readonly civilite: PraticienLu['civilite'];
  readonly profession: CodeProfession;
  readonly savoir_faire: readonly string[];
  readonly rpps: string | null;
  readonly bal_mssante: string | null;
  readonly actif: boolean;
};

/** Those who work or worked here, and those who were asked for an opinion from these sites. */
export const PRATICIENS: Source<LignePraticien> = {
  colonnes: () =>
    sql`p.nom, p.prenom, p.civilite, p.profession, p.savoir_faire, p.rpps, p.bal_mssante, p.actif, ${SANS_PATIENT}`,
  ouverte: ({ organisationId, sites }) => sql`from app.professionnel p where (
    exists (select from app.affectation f where f.professionnel_id = p.id and f.organisation_id = ${organisationId}::uuid)
    or p.id in (select a.requis_id from app.acte a where a.site_id = any (${[...sites]}::uuid[]) and a.requis_id is not null))`,
  id: sql`p.id`,
  maj: null,
  tris: { family: parMots('p.nom') },
};

export const enPraticien = ({ bal_mssante, savoir_faire, ...l }: LignePraticien): PraticienLu => ({
  ...l,
  savoirFaire: savoir_faire,
  bal: bal_mssante,
});

/** By RPPS, or by the national identifier: the same behind an 8. */
export function parRpps({ systeme, code }: Jeton): Condition {
  const rpps = sql`p.rpps = ${code}`;
  const idNat = sql`'8' || p.rpps = ${code}`;
  if (systeme === undefined) return sql`(${rpps} or ${idNat})`;
  if (systeme === 'https://rpps.esante.gouv.fr') return rpps;
  return systeme === 'urn:oid:1.2.250.1.71.4.2.1' ? idNat : JAMAIS;
}

const commencePar = (colonne: 'p.nom' | 't.nom', { texte, exact }: Chaine): Condition => {
  const debut = normaliserNom(texte);
  if (debut === '') return JAMAIS;
  return exact
    ? sql`${sql.ref(colonne)} = ${texte}`
    : sql`starts_with(app.mots(${sql.ref(colonne)}), ${debut})`;
};
export const parNomPraticien = (chaine: Chaine) => commencePar('p.nom', chaine);
export const parNomStructure = (chaine: Chaine) => commencePar('t.nom', chaine);

type LigneAffectation = LigneFhir & {
  readonly professionnel_id: string;
  readonly site_id: string;
  readonly profession: CodeProfession;
  readonly mode_exercice: AffectationLue['modeExercice'];
  readonly du: string;
  readonly au: string | null;
  readonly en_cours: boolean;
};

/** Where those who were asked for an opinion from these sites work, for it. */
const demandes = (colonnes: 'requis' | 'site', sites: readonly string[]) =>
  sql`(select ${colonnes === 'site' ? sql`a.requis_site_id` : sql`a.requis_id, a.requis_site_id`} from app.acte a
    where a.site_id = any (${[...sites]}::uuid[]) and a.requis_site_id is not null)`;

/** Who works where, in this organisation; and where those who were asked from these sites work. */
export const AFFECTATIONS: Source<LigneAffectation> = {
  colonnes: ({ jour }) => sql`f.professionnel_id, f.site_id, p.profession, p.mode_exercice, f.du, f.au,
    (f.du <= ${jour}::date and (f.au is null or f.au >= ${jour}::date)) as en_cours, ${SANS_PATIENT}`,
  ouverte: ({ organisationId, sites }) => sql`from app.affectation f
    join app.professionnel p on p.id = f.professionnel_id
    where (f.organisation_id = ${organisationId}::uuid or (f.professionnel_id, f.site_id) in ${demandes('requis', sites)})`,
  id: sql`f.id`,
  maj: null,
};

export const enAffectation = (l: LigneAffectation): AffectationLue => ({
  id: l.id,
  praticienId: l.professionnel_id,
  siteId: l.site_id,
  profession: l.profession,
  modeExercice: l.mode_exercice,
  du: l.du,
  au: l.au,
  enCours: l.en_cours,
});

export const parPraticien = (r: Reference) => pointe(sql`f.professionnel_id`, 'Practitioner', r);
export const parSite = (r: Reference) => pointe(sql`f.site_id`, 'Organization', r);
export const parEntite = (r: Reference) => pointe(sql`t.entite_id`, 'Organization', r);
export const deCesPraticiens = pointentVers(sql`f.professionnel_id`);
export const deCesSites = pointentVers(sql`f.site_id`);
export const deCesEntites = pointentVers(sql`t.entite_id`);

type LigneStructure = LigneFhir & {
  readonly genre: StructureLue['genre'];
  readonly nom: string;
  readonly finess: string | null;
  readonly adresse: string;
  readonly bal: string | null;
  readonly entite_id: string | null;
  readonly actif: boolean;
};

/** The organisation and its places; and the places of those who were asked. */
export const STRUCTURES: Source<LigneStructure> = {
  colonnes: () => sql`t.genre, t.nom, t.finess, t.adresse, t.bal, t.entite_id, t.actif, ${SANS_PATIENT}`,
  ouverte: ({ organisationId, sites }) => sql`from (
    select 'ENTITE' as genre, o.id, o.nom, o.finess, '' as adresse, null::text as bal, null::uuid as entite_id, o.actif
    from app.organisation o where o.id = ${organisationId}::uuid
    union all
    select 'SITE', s.id, s.nom, s.finess, s.adresse, s.bal_mssante,
      case when s.organisation_id = ${organisationId}::uuid then s.organisation_id end, s.actif
    from app.site s where s.organisation_id = ${organisationId}::uuid or s.id in ${demandes('site', sites)}) t where true`,
  id: sql`t.id`,
  maj: null,
  tris: { name: parMots('t.nom') },
};

export const enStructure = ({ entite_id, ...l }: LigneStructure): StructureLue => ({
  ...l,
  entiteId: entite_id,
});

export const parFiness = ({ systeme, code }: Jeton): Condition =>
  systeme === undefined || systeme === 'https://finess.esante.gouv.fr' ? sql`t.finess = ${code}` : JAMAIS;

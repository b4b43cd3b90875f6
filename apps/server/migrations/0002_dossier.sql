-- The record of a person in one organisation. Nothing here crosses the wall: what a requis reads is the frozen request (0003).

create table app.dossier (
  organisation_id uuid not null,
  id uuid not null,
  nom_naissance text not null check (nom_naissance <> ''),
  prenoms text[] not null check (cardinality(prenoms) > 0),
  nom_utilise text,
  prenom_utilise text,
  date_naissance date not null,
  sexe text not null check (sexe in ('F', 'M', 'I')),
  lieu_naissance_cog text,
  ins_matricule text,
  ins_oid text,
  ins_statut text not null default 'PROV' check (ins_statut in ('PROV', 'RECUP', 'VALI', 'QUAL')),
  ins_attributs text[] not null default '{}',
  -- Billing identity (TE-15), apart from the INS: { nir, ayantDroit: null | { dateNaissance, rangGemellaire } }.
  assure jsonb,
  protection text not null default 'AUCUNE'
    check (protection in ('AUCUNE', 'SAUVEGARDE_JUSTICE', 'CURATELLE', 'TUTELLE', 'HABILITATION_FAMILIALE', 'MANDAT_PROTECTION_FUTURE')),
  representation_personne boolean not null default false,
  apte_a_exprimer boolean not null default true,
  profil_sensoriel text not null default '',
  opposition_mes text,
  deces_le date,
  identifiant_externe text,
  nom_norme text not null,
  recherche text not null,
  version integer not null default 1,
  cree_le timestamptz not null default now(),
  cree_par uuid,
  modifie_le timestamptz not null default now(),
  primary key (organisation_id, id)
);
create index dossier_nom on app.dossier (organisation_id, nom_norme collate "C");
create index dossier_recherche on app.dossier using gin (recherche gin_trgm_ops);
create unique index dossier_externe on app.dossier (organisation_id, identifiant_externe) where identifiant_externe is not null;
comment on table app.dossier is 'organisation: one record per organisation and patient';

create table app.sejour (
  organisation_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  site_id uuid not null,
  chambre text not null default '',
  du date not null,
  au date,
  primary key (organisation_id, id),
  foreign key (organisation_id, dossier_id) references app.dossier (organisation_id, id),
  check (au is null or au >= du)
);
create index sejour_dossier on app.sejour (organisation_id, dossier_id);
create index sejour_site on app.sejour (organisation_id, site_id) where au is null;
comment on table app.sejour is 'organisation: where the person is followed, from–to; the relation of care rests on it';

create table app.representant (
  organisation_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  qualite text not null check (qualite in ('TUTEUR', 'CURATEUR', 'HABILITATION_FAMILIALE', 'MANDATAIRE', 'PARENT', 'PERSONNE_CONFIANCE', 'FAMILLE', 'PROCHE')),
  nom text not null,
  prenom text not null default '',
  representation_personne boolean not null default false,
  telephone text,
  courriel text,
  fin_le date,
  primary key (organisation_id, id),
  foreign key (organisation_id, dossier_id) references app.dossier (organisation_id, id)
);
create index representant_dossier on app.representant (organisation_id, dossier_id);
comment on table app.representant is 'organisation: guardians, persons of trust, relatives';

create table app.lien_connu (
  organisation_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  professionnel_id uuid not null,
  preuve text not null,
  date_contact date,
  attestant text not null,
  precision_texte text not null default '',
  declare_par uuid not null,
  declare_le timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, dossier_id) references app.dossier (organisation_id, id)
);
create index lien_connu_dossier on app.lien_connu (organisation_id, dossier_id);
comment on table app.lien_connu is 'organisation: « connu par le patient », with its evidence (TE-07)';

create table app.donnees_sante (
  organisation_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  contenu jsonb not null,
  saisi_par uuid,
  saisi_le timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, dossier_id) references app.dossier (organisation_id, id)
);
create index donnees_sante_dossier on app.donnees_sante (organisation_id, dossier_id, saisi_le desc);
comment on table app.donnees_sante is 'organisation: dated sets of health data, append-only; the newest is in force';

create table app.document (
  organisation_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  acte_id uuid,
  type text not null check (type in ('COMPTE_RENDU', 'DEMANDE', 'PRESCRIPTION', 'AUTRE')),
  titre text not null,
  type_mime text not null,
  octets bigint not null,
  empreinte text not null,
  objet_version integer not null default 1,
  origine text not null check (origine in ('PRODUIT', 'RECU')),
  auteur text not null default '',
  numero_version integer not null default 1,
  remplace_id uuid,
  depose_le timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, dossier_id) references app.dossier (organisation_id, id)
);
create index document_dossier on app.document (organisation_id, dossier_id, depose_le desc);
comment on table app.document is 'organisation: whatever is filed, sent or received; the bytes are an encrypted object with the same id';

call app.poser_mur_organisation('dossier', null);
call app.poser_mur_organisation('sejour', null);
call app.poser_mur_organisation('representant', null);
call app.poser_mur_organisation('lien_connu', null);
call app.poser_mur_organisation('donnees_sante', null);
call app.poser_mur_organisation('document', null);

grant select, insert, update on app.dossier, app.sejour, app.representant to {{runtime}};
grant select, insert on app.lien_connu, app.donnees_sante, app.document to {{runtime}};

-- Fuzzy search. `%>` is not leakproof: under a policy its index is skipped (362 ms against 1 ms at 100 000 rows),
-- so one reviewed definer function does it. It filters on the organisation of the context itself, refuses a shared act,
-- and only returns ids, which the caller reads again under the policy.
create function app.chercher_dossiers(p_terme text, p_limite integer)
returns table (id uuid, rang real) language sql stable security definer
set search_path = app, public, pg_temp set pg_trgm.word_similarity_threshold = 0.35 as $$
  select d.id, word_similarity(p_terme, d.recherche) as rang
  from app.dossier d
  where d.organisation_id = app.ctx_organisation() and app.ctx_acte() is null
    and (d.recherche %> p_terme)
  order by rang desc, d.nom_norme
  limit least(p_limite, 200)
$$;
revoke all on function app.chercher_dossiers from public;
grant execute on function app.chercher_dossiers to {{runtime}};

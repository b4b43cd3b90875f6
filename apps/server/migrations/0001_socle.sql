-- The house: schema, context of a transaction, the wall as two procedures, platform tables.
-- {{runtime}} is replaced by the migrator with the runtime login's name (never the owner of a table).
-- A table's kind is the first word of its comment: organisation, plateforme or reference (DESIGN rule 3);
-- the schema test fails on a table that has none.

create extension if not exists pg_trgm with schema public;

create schema if not exists app;
grant usage on schema app to {{runtime}};

-- Context of a transaction, set by set_config(…, true) in adapters/postgres/bd.ts and nowhere else.
-- After the transaction the setting reads '' and not NULL: hence nullif.
create function app.ctx_organisation() returns uuid language sql stable as
  $$ select nullif(current_setting('app.organisation', true), '')::uuid $$;
create function app.ctx_acte() returns uuid language sql stable as
  $$ select nullif(current_setting('app.acte', true), '')::uuid $$;
create function app.ctx_compte() returns uuid language sql stable as
  $$ select nullif(current_setting('app.compte', true), '')::uuid $$;
-- 'organisation' | 'acte' | 'plateforme' | 'administration' | 'authentification', or null outside the wrapper.
create function app.ctx_nature() returns text language sql stable as
  $$ select nullif(current_setting('app.nature', true), '') $$;

-- The wall. `acte_colonne`: the column that an act's sharing must match, null when the table is never shared.
-- The owner keeps a policy of its own, for migrations and reviewed SECURITY DEFINER functions.
create procedure app.poser_mur_organisation(nom text, acte_colonne text) language plpgsql as $$
begin
  execute format('alter table app.%I enable row level security', nom);
  execute format('alter table app.%I force row level security', nom);
  execute format('create policy proprietaire on app.%I to current_user using (true) with check (true)', nom);
  execute format(
    'create policy mur on app.%I to {{runtime}} using (%s) with check (%s)', nom,
    case when acte_colonne is null
      then 'organisation_id = app.ctx_organisation() and app.ctx_acte() is null'
      else format('organisation_id = app.ctx_organisation() and (app.ctx_acte() is null or %I = app.ctx_acte())', acte_colonne) end,
    case when acte_colonne is null
      then 'organisation_id = app.ctx_organisation() and app.ctx_acte() is null'
      else format('organisation_id = app.ctx_organisation() and (app.ctx_acte() is null or %I = app.ctx_acte())', acte_colonne) end);
end $$;

create procedure app.poser_mur_plateforme(nom text, lecture text, ecriture text) language plpgsql as $$
begin
  execute format('alter table app.%I enable row level security', nom);
  execute format('alter table app.%I force row level security', nom);
  execute format('create policy proprietaire on app.%I to current_user using (true) with check (true)', nom);
  execute format('create policy lire on app.%I for select to {{runtime}} using (%s)', nom, lecture);
  execute format('create policy inserer on app.%I for insert to {{runtime}} with check (%s)', nom, ecriture);
  execute format('create policy modifier on app.%I for update to {{runtime}} using (%s) with check (%s)', nom, ecriture, ecriture);
  execute format('create policy supprimer on app.%I for delete to {{runtime}} using (%s)', nom, ecriture);
end $$;

------------------------------------------------------------------------------------------------ platform

create table app.organisation (
  id uuid primary key,
  nom text not null check (nom <> ''),
  type text not null check (type in ('ESMS', 'CABINET', 'ETABLISSEMENT_SANTE', 'COORDINATION')),
  finess text,
  actif boolean not null default true,
  cree_le timestamptz not null default now()
);
comment on table app.organisation is 'plateforme: a legal entity that keeps its own records';

create table app.site (
  id uuid primary key,
  organisation_id uuid not null references app.organisation (id),
  nom text not null check (nom <> ''),
  finess text,
  categorie text,
  zone text not null default 'METROPOLE' check (zone in ('METROPOLE', 'DROM')),
  adresse text not null default '',
  bal_mssante text,
  actif boolean not null default true,
  cree_le timestamptz not null default now()
);
create index site_organisation on app.site (organisation_id);
comment on table app.site is 'plateforme: a place of an organisation (FINESS, category, tariff zone, organisational mailbox)';

create table app.professionnel (
  id uuid primary key,
  nom text not null check (nom <> ''),
  prenom text not null default '',
  profession text not null,
  savoir_faire text[] not null default '{}',
  rpps text,
  conventionne boolean not null default false,
  mode_exercice text not null default 'SALARIE' check (mode_exercice in ('LIBERAL', 'SALARIE', 'REMPLACANT', 'MIXTE')),
  remplace_id uuid references app.professionnel (id),
  conge_du date,
  conge_au date,
  bal_mssante text,
  courriel text,
  actif boolean not null default true,
  cree_le timestamptz not null default now()
);
create unique index professionnel_rpps on app.professionnel (rpps) where rpps is not null;
comment on table app.professionnel is 'plateforme: a person who works, apart from the account';

create table app.compte (
  id uuid primary key,
  identifiant text not null unique check (identifiant = lower(identifiant)),
  professionnel_id uuid references app.professionnel (id),
  mot_de_passe text,
  mot_de_passe_le timestamptz,
  administrateur boolean not null default false,
  actif boolean not null default true,
  essais integer not null default 0,
  freine_jusqu timestamptz,
  cree_le timestamptz not null default now()
);
comment on table app.compte is 'plateforme: what signs in; argon2id hash only';

create table app.moyen_authentification (
  id uuid primary key,
  compte_id uuid not null references app.compte (id),
  type text not null check (type in ('TOTP')),
  secret_chiffre bytea not null,
  dernier_pas bigint not null default 0,
  confirme_le timestamptz,
  revoque_le timestamptz,
  cree_le timestamptz not null default now()
);
create index moyen_compte on app.moyen_authentification (compte_id);
comment on table app.moyen_authentification is 'plateforme: second factors; dernier_pas forbids a replayed code';

create table app.affectation (
  id uuid primary key,
  professionnel_id uuid not null references app.professionnel (id),
  organisation_id uuid not null references app.organisation (id),
  site_id uuid not null references app.site (id),
  roles text[] not null,
  employeur boolean not null default true,
  du date not null,
  au date,
  check (au is null or au >= du),
  check (roles <@ array['soignant', 'preneur', 'praticien', 'coordinateur', 'secretariat', 'administrateur']::text[])
);
create index affectation_professionnel on app.affectation (professionnel_id);
create index affectation_site on app.affectation (site_id);
comment on table app.affectation is 'plateforme: professionnel × site, roles, from–to; employeur says whether the structure employs the person (TE-02, ⚠15)';

create table app.habilitation (
  id uuid primary key,
  professionnel_id uuid not null references app.professionnel (id),
  type text not null check (type in ('CAPTATION')),
  obtenue_le date not null,
  expire_le date,
  organisme text not null default ''
);
create index habilitation_professionnel on app.habilitation (professionnel_id);
comment on table app.habilitation is 'plateforme: training certificates that open a right (TRN-01)';

create table app.session (
  id uuid primary key,
  jeton_sha256 bytea not null unique,
  compte_id uuid not null references app.compte (id),
  affectation_id uuid references app.affectation (id),
  etape text not null check (etape in ('SECOND_FACTEUR', 'OUVERTE')),
  cree_le timestamptz not null default now(),
  vu_le timestamptz not null default now(),
  expire_le timestamptz not null,
  signature_jusqu timestamptz,
  revoque_le timestamptz
);
create index session_compte on app.session (compte_id) where revoque_le is null;
comment on table app.session is 'plateforme: login sessions; the cookie is opaque and only its SHA-256 is here';

create table app.invitation (
  id uuid primary key,
  jeton_sha256 bytea not null unique,
  type text not null check (type in ('PREMIER_ADMINISTRATEUR', 'REINITIALISATION')),
  compte_id uuid references app.compte (id),
  expire_le timestamptz not null,
  utilisee_le timestamptz,
  cree_le timestamptz not null default now()
);
comment on table app.invitation is 'plateforme: single-use links (first administrator, reset)';

-- The annuaire is readable by every signed-in account: a requis must be found across organisations.
call app.poser_mur_plateforme('organisation', 'app.ctx_nature() is not null', $$app.ctx_nature() = 'administration'$$);
call app.poser_mur_plateforme('site', 'app.ctx_nature() is not null', $$app.ctx_nature() = 'administration'$$);
call app.poser_mur_plateforme('professionnel', 'app.ctx_nature() is not null', $$app.ctx_nature() = 'administration'$$);
call app.poser_mur_plateforme('affectation', 'app.ctx_nature() is not null', $$app.ctx_nature() = 'administration'$$);
call app.poser_mur_plateforme('habilitation', 'app.ctx_nature() is not null', $$app.ctx_nature() = 'administration'$$);
call app.poser_mur_plateforme('compte',
  $$id = app.ctx_compte() or app.ctx_nature() in ('administration', 'authentification')$$,
  $$app.ctx_nature() in ('administration', 'authentification')$$);
call app.poser_mur_plateforme('moyen_authentification',
  $$compte_id = app.ctx_compte() or app.ctx_nature() in ('administration', 'authentification')$$,
  $$app.ctx_nature() in ('administration', 'authentification')$$);
call app.poser_mur_plateforme('session',
  $$compte_id = app.ctx_compte() or app.ctx_nature() in ('administration', 'authentification')$$,
  $$app.ctx_nature() in ('administration', 'authentification')$$);
call app.poser_mur_plateforme('invitation',
  $$app.ctx_nature() in ('administration', 'authentification')$$,
  $$app.ctx_nature() in ('administration', 'authentification')$$);

grant select, insert, update on app.organisation, app.site, app.professionnel, app.affectation, app.habilitation,
  app.compte, app.moyen_authentification, app.session, app.invitation to {{runtime}};

------------------------------------------------------------------------------------- register of acts (TE-12)

-- Keyed by RPPS, keyed hash of the qualified INS (or strict traits) and date. The runtime login cannot read it:
-- it only asks for a number, through the two functions below.
create table app.registre_acte (
  rpps text not null,
  cle_patient text not null,
  date_acte date not null,
  code text not null check (code in ('TE2', 'RQD')),
  empreinte_acte text not null,
  primary key (rpps, cle_patient, code, empreinte_acte)
);
comment on table app.registre_acte is 'plateforme: the quota counter; readable only as a number (PRODUCT principle 6)';
alter table app.registre_acte enable row level security;
alter table app.registre_acte force row level security;
create policy proprietaire on app.registre_acte to current_user using (true) with check (true);

-- Dates of the acts of the 400 days before a date: days and nothing else, so that both readings of « par an » can be shown.
create function app.registre_dates(p_rpps text, p_cle_patient text, p_code text, p_avant date)
returns setof date language sql stable security definer set search_path = app, pg_temp as $$
  select date_acte from app.registre_acte
  where rpps = p_rpps and cle_patient = p_cle_patient and code = p_code
    and date_acte between p_avant - 400 and p_avant + 400
$$;
-- Safe to repeat: the same act is written once.
create function app.registre_inscrire(p_rpps text, p_cle_patient text, p_code text, p_date date, p_empreinte text)
returns void language sql security definer set search_path = app, pg_temp as $$
  insert into app.registre_acte (rpps, cle_patient, code, date_acte, empreinte_acte)
  values (p_rpps, p_cle_patient, p_code, p_date, p_empreinte) on conflict do nothing
$$;
revoke all on function app.registre_dates, app.registre_inscrire from public;
grant execute on function app.registre_dates, app.registre_inscrire to {{runtime}};

------------------------------------------------------------------------------------------------ reference

create table app.texte_information (
  code text not null,
  version text not null,
  titre text not null,
  corps text not null,
  en_vigueur_du date not null,
  primary key (code, version)
);
comment on table app.texte_information is 'reference: versions of the information given before consent (TE-08)';
alter table app.texte_information enable row level security;
alter table app.texte_information force row level security;
create policy proprietaire on app.texte_information to current_user using (true) with check (true);
create policy lire on app.texte_information for select to {{runtime}} using (true);
grant select on app.texte_information to {{runtime}};

insert into app.texte_information (code, version, titre, corps, en_vigueur_du) values
('TELEEXPERTISE', '2026-1', 'Avant de demander un avis à distance',
$$Un professionnel souhaite demander l’avis d’un dentiste ou d’un médecin qui n’est pas là.
Il lui envoie des photographies de votre bouche et des informations sur votre santé, par une messagerie sécurisée.
Seuls les professionnels qui s’occupent de vous peuvent les voir. Chaque ouverture est notée.
La réponse est un compte rendu signé. Vous pouvez en avoir une copie. Il est déposé dans Mon espace santé si cet espace est ouvert et si vous ne vous y opposez pas.
Vous pouvez dire oui, dire non, ou changer d’avis avant la réponse. Refuser ne change rien à vos soins.
Ces images ne remplacent pas un examen en présence : ce que l’on ne voit pas sur une image n’est pas considéré comme sain.$$,
'2026-01-01');

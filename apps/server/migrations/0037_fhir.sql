-- Other software that reads what an organisation holds, by FHIR (docs/decisions/0033).

create table app.logiciel_fhir (
  -- Also its client_id.
  id uuid primary key,
  organisation_id uuid not null references app.organisation (id),
  nom text not null check (nom <> ''),
  -- Those who are followed there are the ones that it may read.
  sites uuid[] not null check (cardinality(sites) > 0),
  -- Kinds of resources, as in `system/Patient.read`.
  portees text[] not null check (cardinality(portees) > 0),
  -- SHA-256 of the secret; the secret itself is shown once and kept nowhere.
  secret_empreinte text not null,
  cree_le timestamptz not null default now(),
  revoque_le timestamptz,
  dernier_usage timestamptz
);
create index logiciel_fhir_organisation on app.logiciel_fhir (organisation_id);
comment on table app.logiciel_fhir is 'plateforme: software that may read the records of one organisation by FHIR';

-- A token of a few minutes, by digest.
create table app.logiciel_jeton (
  jeton_empreinte text primary key,
  logiciel_id uuid not null references app.logiciel_fhir (id),
  portees text[] not null,
  expire_le timestamptz not null
);
create index logiciel_jeton_expire on app.logiciel_jeton (expire_le);
comment on table app.logiciel_jeton is 'plateforme: short tokens of software, by digest';

call app.poser_mur_plateforme('logiciel_fhir',
  $$app.ctx_nature() in ('administration', 'authentification')$$,
  $$app.ctx_nature() in ('administration', 'authentification')$$);
call app.poser_mur_plateforme('logiciel_jeton',
  $$app.ctx_nature() = 'authentification'$$,
  $$app.ctx_nature() = 'authentification'$$);
grant select, insert on app.logiciel_fhir to {{runtime}};
grant update (revoque_le, dernier_usage) on app.logiciel_fhir to {{runtime}};
grant select, insert, delete on app.logiciel_jeton to {{runtime}};

-- A software reads what changed since its last visit, in the order of the changes, and looks people up by their identifiers.
create index dossier_modifie on app.dossier (organisation_id, modifie_le, id);
create index dossier_ins on app.dossier (organisation_id, ins_matricule) where ins_matricule is not null;
create index acte_modifie on app.acte (organisation_id, modifie_le, id);

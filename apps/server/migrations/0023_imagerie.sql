-- DICOM: the doors by which pictures come in from machines, and what came in by them until a person says of whom it is.

create table app.porte_imagerie (
  id uuid primary key,
  organisation_id uuid not null references app.organisation (id),
  -- Where the machine stands: those who work there see what it sends.
  site_id uuid not null references app.site (id),
  type text not null check (type in ('DIMSE', 'STOW')),
  nom text not null check (nom <> ''),
  ae_appele text,
  ae_appelant text,
  adresse inet,
  -- SHA-256 of the token; the token itself is shown once and kept nowhere.
  jeton_empreinte text,
  -- What this organisation takes as a sign that a study is of someone (IMG-01).
  regles text[] not null default '{}' check (regles <@ array['IDENTIFIANT', 'TRAITS']),
  cree_le timestamptz not null default now(),
  revoque_le timestamptz,
  dernier_usage timestamptz,
  constraint porte_complete check (case type
    when 'DIMSE' then ae_appele is not null and ae_appelant is not null and adresse is not null and jeton_empreinte is null
    else jeton_empreinte is not null and ae_appele is null and ae_appelant is null and adresse is null end),
  constraint titres check (ae_appele ~ '^[!-\[\]-~]([ -\[\]-~]{0,14}[!-\[\]-~])?$' and ae_appelant ~ '^[!-\[\]-~]([ -\[\]-~]{0,14}[!-\[\]-~])?$')
);
-- One called title, one calling title and one address belong to one organisation.
create unique index porte_dimse on app.porte_imagerie (ae_appele, ae_appelant, adresse) where type = 'DIMSE' and revoque_le is null;
create unique index porte_jeton on app.porte_imagerie (jeton_empreinte) where jeton_empreinte is not null;
create index porte_organisation on app.porte_imagerie (organisation_id);
comment on table app.porte_imagerie is 'plateforme: machines that may send pictures, each to one organisation';
call app.poser_mur_plateforme('porte_imagerie',
  $$app.ctx_nature() in ('administration', 'authentification') or organisation_id = app.ctx_organisation()$$,
  $$app.ctx_nature() in ('administration', 'authentification')$$);
grant select, insert on app.porte_imagerie to {{runtime}};
grant update (nom, site_id, regles, revoque_le, dernier_usage) on app.porte_imagerie to {{runtime}};

-- What came in, by study and by person named: one study that names two people is two lines.
create table app.imagerie_etude (
  organisation_id uuid not null,
  id uuid not null,
  -- Null when a person imported it.
  porte_id uuid,
  site_id uuid not null,
  study_uid text not null,
  patient_cle text not null,
  -- { nom, prenoms, naissance, sexe, identifiant, emetteur } as the files say it.
  patient jsonb not null,
  faite_le date,
  description text not null default '',
  modalites text[] not null default '{}',
  etat text not null default 'A_RAPPROCHER' check (etat in ('A_RAPPROCHER', 'PROPOSEE', 'RATTACHEE', 'REFUSEE')),
  propose_dossier_id uuid,
  propose_regle text check (propose_regle in ('IDENTIFIANT', 'TRAITS')),
  dossier_id uuid,
  acte_id uuid,
  decide_par uuid,
  decide_par_nom text not null default '',
  decide_le timestamptz,
  refus_motif text,
  purge_le timestamptz,
  version integer not null default 1,
  recue_le timestamptz not null default now(),
  derniere_le timestamptz not null default now(),
  primary key (organisation_id, id),
  constraint proposition_dite check ((etat = 'PROPOSEE') = (propose_dossier_id is not null) and (propose_dossier_id is null) = (propose_regle is null)),
  constraint rattachement_dit check ((etat = 'RATTACHEE') = (dossier_id is not null) and (acte_id is null or dossier_id is not null)),
  constraint refus_motive check ((etat = 'REFUSEE') = (refus_motif is not null)),
  constraint decision_signee check (etat in ('A_RAPPROCHER', 'PROPOSEE') or (decide_par is not null and decide_le is not null))
);
create unique index imagerie_etude_recue on app.imagerie_etude (organisation_id, study_uid, patient_cle);
create index imagerie_etude_liste on app.imagerie_etude (organisation_id, etat, derniere_le desc);
create index imagerie_etude_dossier on app.imagerie_etude (organisation_id, dossier_id) where dossier_id is not null;
comment on table app.imagerie_etude is 'organisation: studies received by DICOM, waiting for a person to say of whom they are';

create table app.imagerie_instance (
  organisation_id uuid not null,
  id uuid not null,
  etude_id uuid not null,
  -- Under whose key the bytes stand: the id of the study while nobody is known, then the record (docs/decisions/0018).
  cle_dossier_id uuid not null,
  serie_uid text not null,
  sop_uid text not null,
  sop_classe text not null,
  syntaxe text not null,
  modalite text not null default '',
  numero_serie integer,
  numero integer,
  description_serie text not null default '',
  images integer not null default 1,
  lignes integer not null,
  colonnes integer not null,
  octets bigint not null,
  -- SHA-256 of the data set as it came: two ways of sending one picture give the same.
  empreinte text not null,
  etat text not null default 'RECUE' check (etat in ('RECUE', 'PRETE', 'ILLISIBLE', 'PURGEE')),
  texte_incruste boolean not null default false,
  -- The picture that was made of it in an act.
  media_id uuid,
  recue_le timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, etude_id) references app.imagerie_etude (organisation_id, id)
);
create unique index imagerie_instance_sop on app.imagerie_instance (organisation_id, sop_uid) where etat <> 'PURGEE';
create index imagerie_instance_etude on app.imagerie_instance (organisation_id, etude_id);
comment on table app.imagerie_instance is 'organisation: pictures received by DICOM; the bytes are encrypted objects with the same id';

create table app.imagerie_refus (
  organisation_id uuid not null,
  id uuid not null,
  porte_id uuid,
  site_id uuid not null,
  code text not null,
  -- Name of the door, or of the person who imported.
  origine text not null default '',
  -- The status that was sent back.
  statut integer not null,
  le timestamptz not null default now(),
  primary key (organisation_id, id)
);
create index imagerie_refus_le on app.imagerie_refus (organisation_id, le desc);
comment on table app.imagerie_refus is 'organisation: pictures that were sent and not kept, and why; nothing of whom they named; append-only';

-- An identifier that a machine uses for someone, once a person has said of whom.
create table app.imagerie_identifiant (
  organisation_id uuid not null,
  id uuid not null,
  emetteur text not null,
  identifiant text not null check (identifiant <> ''),
  dossier_id uuid not null,
  cree_le timestamptz not null default now(),
  revoque_le timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, dossier_id) references app.dossier (organisation_id, id)
);
create unique index imagerie_identifiant_connu on app.imagerie_identifiant (organisation_id, emetteur, identifiant) where revoque_le is null;
comment on table app.imagerie_identifiant is 'organisation: identifiers that machines use for a person, tied by a person';

call app.poser_mur_organisation('imagerie_etude', null);
call app.poser_mur_organisation('imagerie_instance', null);
call app.poser_mur_organisation('imagerie_refus', null);
call app.poser_mur_organisation('imagerie_identifiant', null);

grant select, insert, update on app.imagerie_etude, app.imagerie_instance to {{runtime}};
grant select, insert on app.imagerie_refus, app.imagerie_identifiant to {{runtime}};
grant update (revoque_le) on app.imagerie_identifiant to {{runtime}};

-- Refused studies whose bytes have stayed a week, and pictures whose preparation or whose move was given up: ids only.
create function app.imagerie_a_balayer() returns table (organisation_id uuid, id uuid, geste text)
language sql stable security definer set search_path = app, pg_temp as $$
  select e.organisation_id, e.id, 'PURGER' from app.imagerie_etude e
  where e.etat = 'REFUSEE' and e.purge_le is null and e.decide_le < now() - interval '7 days'
  union all
  select distinct i.organisation_id, i.etude_id, 'RANGER' from app.imagerie_instance i
  join app.imagerie_etude e on e.organisation_id = i.organisation_id and e.id = i.etude_id
  where i.etat <> 'PURGEE' and i.recue_le < now() - interval '10 minutes'
    and (i.etat = 'RECUE' or i.cle_dossier_id <> coalesce(e.dossier_id, e.id))
$$;
revoke all on function app.imagerie_a_balayer from public;
grant execute on function app.imagerie_a_balayer to {{runtime}};

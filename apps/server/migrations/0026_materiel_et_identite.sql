-- What a picture was taken with, as the registry said it that day: whoever reads it does not see the registry.
alter table app.media add column dispositif jsonb;

-- Built-in protocols that an organisation no longer proposes.
create table app.protocole_masque (
  organisation_id uuid not null,
  id uuid not null,
  code text not null check (code ~ '^[A-Z][A-Z0-9_]{1,39}$'),
  masque boolean not null,
  modifie_le timestamptz not null default now(),
  modifie_par uuid,
  primary key (organisation_id, id),
  unique (organisation_id, code)
);
comment on table app.protocole_masque is 'organisation: built-in protocols that it does not propose';
call app.poser_mur_organisation('protocole_masque', null);
grant select, insert on app.protocole_masque to {{runtime}};
grant update (masque, modifie_le, modifie_par) on app.protocole_masque to {{runtime}};

-- The portrait by which a person is recognised before the camera opens: only with a consent, gone as soon as it is withdrawn.
create table app.photo_identite (
  organisation_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  octets integer not null,
  -- Who said yes (the person or who represents her), in what name, when, to whom.
  consentement jsonb not null check (jsonb_typeof(consentement) = 'object'),
  deposee_le timestamptz not null default clock_timestamp(),
  deposee_par uuid not null,
  deposee_par_nom text not null,
  retiree_le timestamptz,
  retiree_par uuid,
  -- The bytes are gone.
  purge_le timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, dossier_id) references app.dossier (organisation_id, id)
);
create unique index photo_identite_une on app.photo_identite (organisation_id, dossier_id) where retiree_le is null;
comment on table app.photo_identite is 'organisation: portraits for the wrong-patient guard, each with its consent';
call app.poser_mur_organisation('photo_identite', null);
grant select, insert on app.photo_identite to {{runtime}};
grant update (retiree_le, retiree_par, purge_le) on app.photo_identite to {{runtime}};

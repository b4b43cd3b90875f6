-- How to come near someone, observations with published scales, devices that take pictures, reminders of a training that ends.

-- What was one text becomes headings; the text itself stays, under « libre ».
alter table app.dossier alter column profil_sensoriel drop default;
alter table app.dossier alter column profil_sensoriel type jsonb
  using case when profil_sensoriel = '' then '{}'::jsonb else jsonb_build_object('libre', profil_sensoriel) end;
alter table app.dossier alter column profil_sensoriel set default '{}';
alter table app.dossier add constraint profil_sensoriel_objet check (jsonb_typeof(profil_sensoriel) = 'object');

create table app.evaluation (
  organisation_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  -- The act for which it was made.
  acte_id uuid,
  echelle text not null,
  -- By item: a number, or NA. An item that is absent was not looked at.
  reponses jsonb not null check (jsonb_typeof(reponses) = 'object'),
  commentaire text not null default '',
  faite_le timestamptz not null,
  auteur_id uuid not null,
  saisie_par uuid not null,
  saisie_le timestamptz not null default clock_timestamp(),
  -- The observation that this one corrects.
  remplace_id uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, dossier_id) references app.dossier (organisation_id, id),
  foreign key (organisation_id, remplace_id) references app.evaluation (organisation_id, id),
  constraint ne_se_corrige_pas check (remplace_id is distinct from id)
);
create index evaluation_dossier on app.evaluation (organisation_id, dossier_id, faite_le);
-- Of two corrections at once, one holds.
create unique index evaluation_une_correction on app.evaluation (organisation_id, remplace_id) where remplace_id is not null;
comment on table app.evaluation is 'organisation: observations with a scale, append-only; a correction names the one that it replaces';

create table app.dispositif (
  organisation_id uuid not null,
  id uuid not null,
  type text not null check (type in ('CAMERA_INTRA_ORALE', 'FLUORESCENCE', 'SMARTPHONE', 'TABLETTE', 'APPAREIL_PHOTO', 'CAPTEUR', 'AUTRE')),
  nom text not null check (nom <> ''),
  modele text not null check (modele <> ''),
  numero_serie text not null default '',
  validation text not null default '',
  archive_le timestamptz,
  version integer not null default 1,
  cree_par uuid not null,
  cree_le timestamptz not null default now(),
  modifie_le timestamptz not null default now(),
  primary key (organisation_id, id)
);
comment on table app.dispositif is 'organisation: devices that take pictures (CAP-03)';

create table app.dispositif_entretien (
  organisation_id uuid not null,
  id uuid not null,
  dispositif_id uuid not null,
  type text not null check (type in ('DESINFECTION', 'VERIFICATION')),
  le timestamptz not null,
  produit text not null default '',
  note text not null default '',
  par_compte uuid not null,
  par_nom text not null,
  saisi_le timestamptz not null default clock_timestamp(),
  primary key (organisation_id, id),
  foreign key (organisation_id, dispositif_id) references app.dispositif (organisation_id, id)
);
create index dispositif_entretien_dispositif on app.dispositif_entretien (organisation_id, dispositif_id, type, le desc);
comment on table app.dispositif_entretien is 'organisation: log of disinfections and checks of a device, append-only';

call app.poser_mur_organisation('evaluation', null);
call app.poser_mur_organisation('dispositif', null);
call app.poser_mur_organisation('dispositif_entretien', null);

grant select, insert on app.evaluation, app.dispositif, app.dispositif_entretien to {{runtime}};
grant update (type, nom, modele, numero_serie, validation, archive_le, version, modifie_le) on app.dispositif to {{runtime}};

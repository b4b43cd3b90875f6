-- A sitting with the camera: by whom, with what, what was left out and why, how it ended, what is proposed next.
create table app.captation (
  organisation_id uuid not null,
  id uuid not null,
  acte_id uuid not null,
  dossier_id uuid not null,
  auteur_id uuid not null,
  -- Grows at each writing of the screen: a writing that comes late is not written over a later one.
  revision integer not null,
  protocole text not null check (protocole ~ '^[A-Z][A-Z0-9_]{1,39}$'),
  appareil text not null check (appareil in ('TELEPHONE', 'TABLETTE', 'ORDINATEUR', 'CAMERA_USB', 'DOSSIER')),
  -- From the registry of devices, when the camera is in it.
  dispositif_id uuid,
  debut timestamptz not null,
  fin timestamptz,
  issue text check (issue in ('COMPLETE', 'PARTIELLE', 'PAUSE', 'REFUS', 'FATIGUE')),
  vues_passees jsonb not null default '[]',
  corrections jsonb not null default '[]',
  suite jsonb,
  cree_le timestamptz not null default now(),
  modifie_le timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, acte_id) references app.acte (organisation_id, id),
  -- CAP-02: an end says how, and only an end does.
  constraint fin_motivee check ((fin is null) = (issue is null))
);
create index captation_acte on app.captation (organisation_id, acte_id, debut desc);
comment on table app.captation is 'organisation: sittings with the camera; what the requis reads of them is in the frozen request';

-- The requis sees none of it: the frozen request says what he needs.
call app.poser_mur_organisation('captation', null);
grant select, insert on app.captation to {{runtime}};
grant update (revision, protocole, appareil, dispositif_id, debut, fin, issue, vues_passees, corrections, suite, modifie_le)
  on app.captation to {{runtime}};

-- What the room said of a picture, and why it was kept all the same; which sitting it comes from.
alter table app.media
  add column qualite jsonb,
  add column captation_id uuid;

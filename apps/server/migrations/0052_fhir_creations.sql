-- Records and documents that other software creates (docs/decisions/0033).

-- Kinds that it may create, as in `system/Patient.write`; none unless the administrator said so.
alter table app.logiciel_fhir add column cree text[] not null default '{}';
alter table app.logiciel_jeton add column cree text[] not null default '{}';

-- Under which names a software knows what it created or recognised here: the same name twice is one resource.
create table app.nom_exterieur (
  organisation_id uuid not null,
  logiciel_id uuid not null,
  genre text not null check (genre in ('Patient', 'DocumentReference')),
  systeme text not null,
  valeur text not null,
  ressource_id uuid not null,
  -- SHA-256 of what was sent under it: sent again it is the same, and something else is told.
  empreinte text not null,
  pose_le timestamptz not null default now(),
  primary key (organisation_id, logiciel_id, genre, systeme, valeur)
);
-- Searched by a name, and shown with the resource.
create index nom_exterieur_valeur on app.nom_exterieur (organisation_id, genre, valeur);
create index nom_exterieur_ressource on app.nom_exterieur (organisation_id, ressource_id);
comment on table app.nom_exterieur is 'organisation: names that other software gives to records and documents';

call app.poser_mur_organisation('nom_exterieur', null);
grant select, insert on app.nom_exterieur to {{runtime}};

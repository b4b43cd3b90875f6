-- Views and protocols that an organisation adds to the built-in ones. Their content is data that the domain types and checks; a code
-- is never given back, so that an old picture never changes meaning.
create table app.vue_propre (
  organisation_id uuid not null,
  id uuid not null,
  code text not null check (code ~ '^[A-Z][A-Z0-9_]{1,39}$'),
  contenu jsonb not null,
  version integer not null default 1,
  archive boolean not null default false,
  cree_le timestamptz not null default now(),
  modifie_le timestamptz not null default now(),
  modifie_par uuid,
  primary key (organisation_id, id),
  unique (organisation_id, code)
);
comment on table app.vue_propre is 'organisation: views that it has added to the built-in ones';

create table app.protocole_propre (
  organisation_id uuid not null,
  id uuid not null,
  code text not null check (code ~ '^[A-Z][A-Z0-9_]{1,39}$'),
  contenu jsonb not null,
  version integer not null default 1,
  archive boolean not null default false,
  cree_le timestamptz not null default now(),
  modifie_le timestamptz not null default now(),
  modifie_par uuid,
  primary key (organisation_id, id),
  unique (organisation_id, code)
);
comment on table app.protocole_propre is 'organisation: sets of views that it has added to the built-in ones';

call app.poser_mur_organisation('vue_propre', null);
call app.poser_mur_organisation('protocole_propre', null);
grant select, insert on app.vue_propre, app.protocole_propre to {{runtime}};
grant update (contenu, version, archive, modifie_le, modifie_par) on app.vue_propre, app.protocole_propre to {{runtime}};

-- A picture filed under a view that is not built in carries a copy of it: the other side of the wall does not see the list.
alter table app.media add column vue_decrite jsonb;
grant update (vue_decrite) on app.media to {{runtime}};

-- Requests that other software begins (Confluences Téléexpertise, docs/decisions/0038).

alter table app.logiciel_fhir
  -- May begin requests at its sites.
  add column ecrit boolean not null default false,
  -- Where the states of those requests are told; null when the software asks for them. The token is sealed.
  add column suivi_url text,
  add column suivi_jeton text,
  add constraint suivi_entier check ((suivi_url is null) = (suivi_jeton is null));
alter table app.logiciel_jeton add column ecrit boolean not null default false;

create table app.demande_exterieure (
  organisation_id uuid not null,
  acte_id uuid not null,
  logiciel_id uuid not null,
  logiciel_nom text not null,
  -- The name of the request there: the same one twice is one request.
  systeme text not null,
  valeur text not null,
  source text not null default '',
  url_offre text,
  -- Affectation of who asks, as the directory names it.
  role_id uuid not null,
  -- What the software says of the consent; it is gathered here all the same.
  consentement boolean,
  redigee_le timestamptz not null,
  recue_le timestamptz not null default now(),
  -- Last state that was told, and why the next one could not be.
  dit text,
  dit_le timestamptz,
  echec text,
  primary key (organisation_id, acte_id),
  foreign key (organisation_id, acte_id) references app.acte (organisation_id, id)
);
create unique index demande_exterieure_nom on app.demande_exterieure (organisation_id, logiciel_id, systeme, valeur);
comment on table app.demande_exterieure is 'organisation: requests that other software began, under their name there';

call app.poser_mur_organisation('demande_exterieure', null);
grant select, insert on app.demande_exterieure to {{runtime}};
grant update (dit, dit_le, echec) on app.demande_exterieure to {{runtime}};

-- The way to such a draft: opaque, for one person, once, for a few minutes.
create table app.lien_demande (
  jeton_empreinte text primary key,
  organisation_id uuid not null references app.organisation (id),
  acte_id uuid not null,
  professionnel_id uuid not null references app.professionnel (id),
  expire_le timestamptz not null,
  utilise_le timestamptz,
  -- The command that opened it: said again, it is the same opening.
  utilise_par uuid
);
create index lien_demande_expire on app.lien_demande (expire_le);
comment on table app.lien_demande is 'plateforme: single-use links to drafts that other software began, by digest';

call app.poser_mur_plateforme('lien_demande',
  $$app.ctx_nature() = 'authentification'$$,
  $$app.ctx_nature() = 'authentification'$$);
grant select, insert, delete on app.lien_demande to {{runtime}};
grant update (utilise_le, utilise_par) on app.lien_demande to {{runtime}};

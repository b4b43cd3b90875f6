-- Requests that go on in other téléexpertise software (Confluences Téléexpertise, requérant's side, docs/decisions/0043).

create table app.logiciel_distant (
  id uuid primary key,
  organisation_id uuid not null references app.organisation (id),
  nom text not null check (nom <> ''),
  url text not null,
  -- Where its tokens are asked for; null when its own server says where.
  jeton_url text,
  client_id text not null,
  -- Sealed.
  secret text not null,
  url_offre text,
  pieces boolean not null default false,
  -- SHA-256 of the token by which it tells the states of the requests that were handed to it.
  suivi_empreinte text not null unique,
  cree_le timestamptz not null default now(),
  revoque_le timestamptz
);
create index logiciel_distant_organisation on app.logiciel_distant (organisation_id);
comment on table app.logiciel_distant is 'plateforme: téléexpertise software where requests of one organisation may go on';

call app.poser_mur_plateforme('logiciel_distant',
  $$app.ctx_nature() in ('administration', 'authentification')
    or (app.ctx_nature() = 'organisation' and organisation_id = app.ctx_organisation())$$,
  $$app.ctx_nature() = 'administration'$$);
grant select, insert on app.logiciel_distant to {{runtime}};
grant update (revoque_le, client_id, secret) on app.logiciel_distant to {{runtime}};

create table app.demande_ailleurs (
  organisation_id uuid not null,
  acte_id uuid not null,
  logiciel_id uuid not null,
  logiciel_nom text not null,
  -- The name of the request there: handed over twice, it is one request.
  systeme text not null,
  valeur text not null,
  -- Who asks: the states are searched by it.
  rpps text not null,
  demandee_le timestamptz not null,
  -- Null while nobody knows whether the other software has it.
  confiee_le timestamptz,
  -- It surely did not arrive: as if it had not left.
  annulee_le timestamptz,
  etat text not null,
  etat_le timestamptz not null,
  vue_le timestamptz,
  -- Why it could not be asked, how many times in a row, and when it will be again; null when there is nothing more to ask.
  echec text,
  essais integer not null default 0,
  prochain_le timestamptz,
  primary key (organisation_id, acte_id),
  foreign key (organisation_id, acte_id) references app.acte (organisation_id, id)
);
create unique index demande_ailleurs_nom on app.demande_ailleurs (organisation_id, logiciel_id, systeme, valeur);
create index demande_ailleurs_prochain on app.demande_ailleurs (organisation_id, prochain_le) where prochain_le is not null;
comment on table app.demande_ailleurs is 'organisation: requests that go on in other software, and where they stand there';

call app.poser_mur_organisation('demande_ailleurs', null);
grant select, insert on app.demande_ailleurs to {{runtime}};
grant update (logiciel_id, logiciel_nom, rpps, demandee_le, confiee_le, annulee_le, etat, etat_le, vue_le, echec, essais, prochain_le)
  on app.demande_ailleurs to {{runtime}};

-- The other way round: how states are told to the software that began a request here, chosen again once both sides have their keys.
alter table app.logiciel_fhir
  add column suivi_methode text not null default 'PATCH' check (suivi_methode in ('PATCH', 'PUT'));
grant update (suivi_url, suivi_jeton, suivi_methode) on app.logiciel_fhir to {{runtime}};

-- Following a mail while it leaves, and what a person adds to a billing line.

alter table app.envoi
  -- When the last try began: another worker leaves the row alone while this is fresh.
  add column pris_le timestamptz,
  -- Code of the last refusal, never the operator's text: it may quote an address.
  add column dernier_refus text;
create index envoi_a_partir on app.envoi (organisation_id, pris_le) where etat in ('A_FAIRE', 'EN_COURS');

create index ligne_facturation_date on app.ligne_facturation (organisation_id, date_acte);

-- A line never changes. What is done about it adds to it; of each type the newest holds.
create table app.suivi_facturation (
  organisation_id uuid not null,
  id uuid not null,
  ligne_id uuid not null,
  type text not null check (type in ('ADRI', 'COMPLEMENT')),
  contenu jsonb not null,
  par_compte uuid not null,
  par_nom text not null,
  le timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, ligne_id) references app.ligne_facturation (organisation_id, id)
);
create index suivi_facturation_ligne on app.suivi_facturation (organisation_id, ligne_id, le desc);
comment on table app.suivi_facturation is 'organisation: calls of rights and data completed by hand on a billing line; append-only';
call app.poser_mur_organisation('suivi_facturation', null);
grant select, insert on app.suivi_facturation to {{runtime}};

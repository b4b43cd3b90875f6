-- Traces, outbox, notifications, idempotency.

create table app.evenement (
  organisation_id uuid not null,
  id uuid not null,
  acte_id uuid,
  chaine text not null check (chaine in ('ACCES', 'TECHNIQUE')),
  le timestamptz not null default now(),
  -- The exact text that is sealed: ids, codes and names of professionals, never health data.
  texte text not null,
  dossier_id uuid,
  compte_id uuid,
  acteur text not null default '',
  action text not null,
  primary key (organisation_id, id)
);
create index evenement_dossier on app.evenement (organisation_id, dossier_id, le desc) where dossier_id is not null;
create index evenement_le on app.evenement (organisation_id, chaine, le);
comment on table app.evenement is 'organisation: access and technical events, written in the transaction of the reading; append-only';

create table app.scellement (
  organisation_id uuid not null,
  chaine text not null,
  seq bigint not null,
  evenement_id uuid not null,
  mac text not null,
  scelle_le timestamptz not null default now(),
  primary key (organisation_id, chaine, seq)
);
create unique index scellement_evenement on app.scellement (organisation_id, evenement_id);
comment on table app.scellement is 'organisation: the HMAC chain over evenement, in order, written by the one sealer; append-only';

create table app.envoi (
  organisation_id uuid not null,
  id uuid not null,
  acte_id uuid,
  type text not null,
  canal text not null check (canal in ('MSSANTE', 'COURRIEL')),
  destinataire text,
  charge jsonb not null default '{}',
  etat text not null default 'A_FAIRE' check (etat in ('A_FAIRE', 'EN_COURS', 'FAIT', 'NON_TRANSMIS')),
  motif text,
  essais integer not null default 0,
  message_id text not null,
  reponse text,
  cree_le timestamptz not null default now(),
  fait_le timestamptz,
  primary key (organisation_id, id),
  constraint envoi_motive check ((etat = 'NON_TRANSMIS') = (motif is not null))
);
create index envoi_acte on app.envoi (organisation_id, acte_id);
comment on table app.envoi is 'organisation: the outbox of mails; ids only in charge, the content is rebuilt when it leaves';

create table app.notification (
  organisation_id uuid not null,
  id uuid not null,
  professionnel_id uuid not null,
  type text not null,
  acte_id uuid,
  cree_le timestamptz not null default now(),
  lue_le timestamptz,
  primary key (organisation_id, id)
);
create index notification_professionnel on app.notification (organisation_id, professionnel_id, cree_le desc);
comment on table app.notification is 'organisation: what the app tells a person; no health data';

create table app.commande (
  organisation_id uuid not null,
  cle uuid not null,
  compte_id uuid not null,
  empreinte text not null,
  acte_id uuid,
  reponse jsonb,
  le timestamptz not null default now(),
  primary key (organisation_id, cle)
);
comment on table app.commande is 'organisation: idempotency keys and the answers they got';

call app.poser_mur_organisation('evenement', 'acte_id');
call app.poser_mur_organisation('scellement', null);
call app.poser_mur_organisation('envoi', 'acte_id');
call app.poser_mur_organisation('notification', 'acte_id');
call app.poser_mur_organisation('commande', 'acte_id');

grant select, insert on app.evenement, app.scellement to {{runtime}};
grant select, insert, update on app.envoi, app.notification to {{runtime}};
grant select, insert on app.commande to {{runtime}};
grant update (reponse) on app.commande to {{runtime}};

-- Organisations that have something to seal, for the sealer that serves all of them: ids only.
create function app.organisations_a_sceller() returns setof uuid
language sql stable security definer set search_path = app, pg_temp as $$
  select distinct e.organisation_id from app.evenement e
  where e.le > now() - interval '2 days'
    and not exists (select 1 from app.scellement s where s.organisation_id = e.organisation_id and s.evenement_id = e.id)
$$;
-- Acts past their deadline that nobody was told about, and those to expire 30 days later.
create function app.actes_en_retard() returns table (organisation_id uuid, acte_id uuid)
language sql stable security definer set search_path = app, pg_temp as $$
  select organisation_id, id from app.acte
  where etat in ('ENVOYEE', 'ACCEPTEE', 'COMPLEMENT_DEMANDE')
    and ((echeance < now() and escalade_le is null) or (escalade_le is not null and echeance < now() - interval '30 days'))
$$;
revoke all on function app.organisations_a_sceller, app.actes_en_retard from public;
grant execute on function app.organisations_a_sceller, app.actes_en_retard to {{runtime}};

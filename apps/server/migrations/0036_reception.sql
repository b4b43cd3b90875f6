-- Secure mail that comes in: what was read in a box, what it was recognised as, and what a person decided.

create table app.courrier_recu (
  organisation_id uuid not null,
  id uuid not null,
  boite text not null,
  message_id text not null,
  -- SHA-256 of what the message says (not of the trace that operators add): the same message read twice is one line.
  empreinte text not null,
  expediteur text not null,
  expediteur_nom text not null default '',
  objet text not null default '',
  octets bigint not null,
  recu_le timestamptz not null,
  genre text not null check (genre in ('REPONSE', 'DOCUMENT', 'DEMANDE', 'ACCUSE', 'REBOND', 'AUTRE')),
  etat text not null check (etat in ('A_RANGER', 'QUARANTAINE', 'RANGE', 'REJETE', 'TRAITE')),
  -- Why it is kept apart, or what a receipt said: a code.
  motif text,
  -- { nomNaissance, prenom, dateNaissance, sexe, ins } as the documents say it; null when they name nobody.
  patient jsonb,
  propose_dossier_id uuid,
  -- The act and the identity agree: the record is proposed first.
  certain boolean not null default false,
  acte_id uuid,
  envoi_id uuid,
  dossier_id uuid,
  -- Where a receipt was asked for, when it may be sent.
  accuse_a text,
  rejet_code text,
  decide_par uuid,
  decide_par_nom text not null default '',
  decide_le timestamptz,
  version integer not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, dossier_id) references app.dossier (organisation_id, id),
  constraint quarantaine_motivee check (etat <> 'QUARANTAINE' or motif is not null),
  constraint range_quelque_part check ((etat = 'RANGE') = (dossier_id is not null)),
  constraint rejet_code check ((etat = 'REJETE') = (rejet_code is not null))
);
create unique index courrier_recu_une_fois on app.courrier_recu (organisation_id, empreinte);
create index courrier_recu_liste on app.courrier_recu (organisation_id, recu_le desc, id desc);
create index courrier_recu_message on app.courrier_recu (organisation_id, message_id);
comment on table app.courrier_recu is 'organisation: secure mail that came in; the message is an encrypted object with the same id, under its own key';

create table app.releve_courrier (
  organisation_id uuid not null,
  boite text not null,
  -- UIDVALIDITY and last UID, or what the box uses for it.
  curseur text,
  releve_le timestamptz not null,
  -- Why the last reading failed; null when it did not.
  echec text,
  primary key (organisation_id, boite)
);
comment on table app.releve_courrier is 'organisation: where the reading of each box stands';

call app.poser_mur_organisation('courrier_recu', null);
call app.poser_mur_organisation('releve_courrier', null);
grant select, insert on app.courrier_recu to {{runtime}};
grant update (etat, motif, dossier_id, acte_id, rejet_code, decide_par, decide_par_nom, decide_le, version) on app.courrier_recu to {{runtime}};
grant select, insert, update on app.releve_courrier to {{runtime}};

-- A letter that left and came back, or that was read, says so on its row.
alter table app.envoi
  add column lu_le timestamptz,
  add column retour text;
grant update (lu_le, retour) on app.envoi to {{runtime}};

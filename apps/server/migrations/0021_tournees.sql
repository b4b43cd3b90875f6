-- Devices that deliver captures, rounds, what a device takes along and brings back (docs/decisions/0014).

create table app.appareil (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  nom text not null check (nom <> ''),
  -- Public half only (JWK, ECDSA P-256): the private one cannot leave the device.
  cle jsonb not null,
  enrole_par uuid not null,
  enrole_par_nom text not null,
  enrole_le timestamptz not null default now(),
  vu_le timestamptz not null default now(),
  -- Highest counter seen in a sealed letter.
  compteur bigint not null default 0,
  ferme_le timestamptz,
  ferme_par_nom text,
  effacer_le timestamptz,
  efface_le timestamptz,
  primary key (organisation_id, id),
  constraint effacement_demande check (efface_le is null or effacer_le is not null)
);
create index appareil_site on app.appareil (organisation_id, site_id);
comment on table app.appareil is 'organisation: enrolled tablets and telephones; their only right is to deliver what was captured with them';

-- A token of a few minutes, given for one signed challenge: the same challenge never opens two.
create table app.appareil_jeton (
  jeton_sha256 bytea primary key,
  defi_sha256 bytea not null unique,
  organisation_id uuid not null,
  appareil_id uuid not null,
  expire_le timestamptz not null
);
create index appareil_jeton_expire on app.appareil_jeton (expire_le);
comment on table app.appareil_jeton is 'plateforme: short tokens of devices, by digest';

create table app.tournee (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  nom text not null default '',
  jour date not null,
  protocole text not null,
  requis_id uuid not null,
  requis_site_id uuid,
  prepare_par uuid not null,
  prepare_par_nom text not null,
  version integer not null default 1,
  close_le timestamptz,
  cree_le timestamptz not null default now(),
  modifie_le timestamptz not null default now(),
  primary key (organisation_id, id)
);
create index tournee_site on app.tournee (organisation_id, site_id, jour desc);
comment on table app.tournee is 'organisation: a round at a site on a day; bilans, resident by resident';

create table app.tournee_resident (
  organisation_id uuid not null,
  tournee_id uuid not null,
  dossier_id uuid not null,
  rang integer not null,
  protocole text,
  motif text not null check (motif in ('BILAN_ENTREE', 'BILAN_PERIODIQUE', 'BILAN_TOURNEE')),
  -- Named beforehand: two tablets of one round open the same draft.
  acte_id uuid not null,
  etat text not null default 'A_VOIR' check (etat in ('A_VOIR', 'VU', 'PARTIEL', 'REFUS', 'ABSENT', 'REPORTE')),
  arret text,
  revenir_le date,
  etat_le timestamptz,
  signalement text,
  jugement text check (jugement in ('SUSPICION', 'SANS_SUSPICION')),
  juge_par uuid,
  juge_le timestamptz,
  -- Taken out of the plan before being seen.
  retire_le timestamptz,
  primary key (organisation_id, tournee_id, dossier_id),
  foreign key (organisation_id, tournee_id) references app.tournee (organisation_id, id),
  foreign key (organisation_id, dossier_id) references app.dossier (organisation_id, id),
  constraint juge_par_quelqu_un check ((jugement is null) = (juge_par is null))
);
create index tournee_resident_acte on app.tournee_resident (organisation_id, acte_id);
comment on table app.tournee_resident is 'organisation: residents of a round, in order, and how far each has come';

create table app.emport (
  organisation_id uuid not null,
  id uuid not null,
  tournee_id uuid not null,
  appareil_id uuid not null,
  -- Who took it along: captures of this round are delivered under this name and with these rights.
  compte_id uuid not null,
  professionnel_id uuid not null,
  par_nom text not null,
  pris_le timestamptz not null default now(),
  expire_le timestamptz not null,
  rendu_le timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, tournee_id) references app.tournee (organisation_id, id),
  foreign key (organisation_id, appareil_id) references app.appareil (organisation_id, id)
);
create index emport_tournee on app.emport (organisation_id, tournee_id, pris_le);
create index emport_appareil on app.emport (organisation_id, appareil_id) where rendu_le is null;
comment on table app.emport is 'organisation: rounds taken along on a device';

-- What a dossier was when it left, piece by piece, in digests and ids: what changed since is said by comparing.
create table app.emport_dossier (
  organisation_id uuid not null,
  emport_id uuid not null,
  dossier_id uuid not null,
  empreinte text not null,
  faits jsonb not null,
  primary key (organisation_id, emport_id, dossier_id),
  foreign key (organisation_id, emport_id) references app.emport (organisation_id, id),
  foreign key (organisation_id, dossier_id) references app.dossier (organisation_id, id)
);
comment on table app.emport_dossier is 'organisation: state of each dossier at the taking along, in digests';

create table app.pli (
  organisation_id uuid not null,
  id uuid not null,
  appareil_id uuid not null,
  emport_id uuid not null,
  tournee_id uuid not null,
  dossier_id uuid,
  acte_id uuid,
  media_id uuid,
  type text not null check (type in ('EMPORT', 'ACTE', 'REPONSES', 'RECUEIL', 'CAPTATION', 'EVALUATION', 'CLOTURE', 'MEDIA')),
  compteur bigint not null check (compteur > 0),
  -- The clock of the device, then ours.
  le timestamptz not null,
  recu_le timestamptz not null default now(),
  -- The exact bytes that were signed, and the signature.
  texte text not null,
  signature text not null,
  etat text not null check (etat in ('EN_ATTENTE', 'APPLIQUE', 'CONFLIT')),
  -- Version of the draft that this letter wrote: another one means that somebody else wrote since.
  version_ecrite integer,
  applique_le timestamptz,
  primary key (organisation_id, id),
  constraint compteur_unique unique (organisation_id, appareil_id, compteur),
  foreign key (organisation_id, appareil_id) references app.appareil (organisation_id, id)
);
create index pli_acte on app.pli (organisation_id, acte_id, compteur) where acte_id is not null;
create index pli_media on app.pli (organisation_id, media_id) where media_id is not null;
create index pli_en_attente on app.pli (organisation_id, tournee_id) where etat = 'EN_ATTENTE';
comment on table app.pli is 'organisation: sealed letters of the devices, as received; what was signed never changes';

create table app.conflit (
  organisation_id uuid not null,
  id uuid not null,
  code text not null,
  tournee_id uuid not null,
  emport_id uuid not null,
  dossier_id uuid not null,
  acte_id uuid not null,
  pli_id uuid not null,
  -- Codes of the rules that refused, never health data.
  motifs text[] not null default '{}',
  cree_le timestamptz not null default now(),
  decision text check (decision in ('VU', 'APPLIQUE', 'ECARTE')),
  precision_texte text not null default '',
  resolu_par uuid,
  resolu_par_nom text,
  resolu_le timestamptz,
  primary key (organisation_id, id),
  constraint un_par_pli unique (organisation_id, pli_id, code),
  constraint resolu_par_quelqu_un check ((decision is null) = (resolu_par is null) and (decision is null) = (resolu_le is null)),
  foreign key (organisation_id, pli_id) references app.pli (organisation_id, id)
);
create index conflit_a_verifier on app.conflit (organisation_id, tournee_id) where decision is null;
create index conflit_tournee on app.conflit (organisation_id, tournee_id, cree_le desc);
comment on table app.conflit is 'organisation: what a delivery met that the device could not know; solved by a person';

call app.poser_mur_organisation('appareil', null);
call app.poser_mur_organisation('tournee', null);
call app.poser_mur_organisation('tournee_resident', null);
call app.poser_mur_organisation('emport', null);
call app.poser_mur_organisation('emport_dossier', null);
call app.poser_mur_organisation('pli', null);
call app.poser_mur_organisation('conflit', null);
call app.poser_mur_plateforme('appareil_jeton', $$app.ctx_nature() = 'authentification'$$, $$app.ctx_nature() = 'authentification'$$);

grant select, insert on app.appareil, app.tournee, app.tournee_resident, app.emport, app.emport_dossier, app.pli, app.conflit to {{runtime}};
grant update (vu_le, compteur, ferme_le, ferme_par_nom, effacer_le, efface_le) on app.appareil to {{runtime}};
grant update (nom, jour, protocole, requis_id, requis_site_id, version, close_le, modifie_le) on app.tournee to {{runtime}};
grant update (rang, protocole, motif, etat, arret, revenir_le, etat_le, signalement, jugement, juge_par, juge_le, retire_le)
  on app.tournee_resident to {{runtime}};
grant update (rendu_le) on app.emport to {{runtime}};
grant update (etat, version_ecrite, applique_le) on app.pli to {{runtime}};
grant update (decision, precision_texte, resolu_par, resolu_par_nom, resolu_le) on app.conflit to {{runtime}};
grant select, insert, delete on app.appareil_jeton to {{runtime}};

-- A device that calls says its id and nothing else: which organisation owns it is not known yet. Ids are chosen by their callers, so
-- there may be several answers; the one whose key verifies the signature is the device.
create function app.cles_de_l_appareil(p_id uuid) returns table (organisation_id uuid, cle jsonb)
language sql stable security definer set search_path = app, pg_temp as $$
  select a.organisation_id, a.cle from app.appareil a where a.id = p_id and app.ctx_nature() = 'authentification'
$$;
create index appareil_id on app.appareil (id);
revoke all on function app.cles_de_l_appareil from public;
grant execute on function app.cles_de_l_appareil to {{runtime}};

-- An act and what it shares. The act and its state belong to the requérant's organisation; the reading, the compte rendu and
-- the billing line belong to the requis's. `acte_id` columns are what the wall tests when an act is opened from the other side.

create table app.acte (
  organisation_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  site_id uuid not null,
  nature text not null check (nature in ('TELEEXPERTISE_ESMS', 'TELEEXPERTISE_SPECIALISTE', 'BILAN', 'AVIS_HORS_58')),
  etat text not null default 'BROUILLON'
    check (etat in ('BROUILLON', 'ENVOYEE', 'ACCEPTEE', 'COMPLEMENT_DEMANDE', 'REFUSEE', 'AVIS_RENDU', 'CLOTUREE', 'ANNULEE', 'EXPIREE')),
  version integer not null default 1,
  prepare_par uuid not null,
  requerant_id uuid,
  requis_id uuid,
  requis_organisation_id uuid,
  requis_site_id uuid,
  motif text,
  motif_texte text not null default '',
  question text not null default '',
  complexite text check (complexite in ('CIRCONSCRITE', 'COMPLEXE')),
  urgence text check (urgence in ('URGENTE', 'RAPIDE', 'PROGRAMMEE')),
  drapeaux text[] not null default '{}',
  protocole text,
  sante jsonb,
  actes_ailleurs integer not null default 0,
  demande jsonb,
  demande_empreinte text,
  verdict jsonb,
  echeance timestamptz,
  envoye_le timestamptz,
  accepte_le timestamptz,
  repondu_le timestamptz,
  clos_le timestamptz,
  refus_motif text,
  refus_precision text,
  complement jsonb,
  compte_rendu jsonb,
  escalade_le timestamptz,
  cree_le timestamptz not null default now(),
  modifie_le timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, dossier_id) references app.dossier (organisation_id, id),
  -- TE-06: a refusal carries its reason, and only a refusal does.
  constraint refus_motive check ((etat = 'REFUSEE') = (refus_motif is not null)),
  -- What was sent is frozen, with its digest, its deadline and its requis.
  constraint envoi_complet check (etat in ('BROUILLON', 'ANNULEE') or
    (demande is not null and demande_empreinte is not null and requis_id is not null and requerant_id is not null and envoye_le is not null and echeance is not null)),
  constraint avis_rendu_reference check (etat <> 'AVIS_RENDU' or compte_rendu is not null)
);
create index acte_dossier on app.acte (organisation_id, dossier_id, cree_le desc);
create index acte_site on app.acte (organisation_id, site_id, etat);
create index acte_echeance on app.acte (organisation_id, echeance) where etat in ('ENVOYEE', 'ACCEPTEE', 'COMPLEMENT_DEMANDE');
comment on table app.acte is 'organisation: a request for an opinion and its state machine';

create table app.acte_evenement (
  organisation_id uuid not null,
  id uuid not null,
  acte_id uuid not null,
  type text not null,
  de text,
  vers text,
  par_compte uuid,
  par_nom text not null default '',
  details jsonb not null default '{}',
  le timestamptz not null default now(),
  primary key (organisation_id, id)
);
create index acte_evenement_acte on app.acte_evenement (organisation_id, acte_id, le);
comment on table app.acte_evenement is 'organisation: history of an act, append-only';

create table app.consentement (
  organisation_id uuid not null,
  id uuid not null,
  acte_id uuid not null,
  dossier_id uuid not null,
  decision text not null check (decision in ('CONSENTEMENT', 'REFUS', 'ASSENTIMENT', 'REFUS_ASSENTIMENT', 'DECISION_PROFESSIONNELLE', 'URGENCE', 'DESACCORD', 'RETRAIT')),
  capacite text not null,
  contenu jsonb not null,
  requis_id uuid,
  texte_version text,
  informe_le timestamptz,
  le timestamptz not null,
  saisi_par uuid not null,
  saisi_le timestamptz not null default now(),
  primary key (organisation_id, id),
  -- TE-08: information comes first.
  constraint information_avant check (decision not in ('CONSENTEMENT') or (informe_le is not null and informe_le <= le))
);
create index consentement_acte on app.consentement (organisation_id, acte_id, le);
comment on table app.consentement is 'organisation: information, consent, refusal, assent, withdrawal; append-only';

create table app.media (
  organisation_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  acte_id uuid not null,
  auteur_id uuid not null,
  depose_par uuid not null,
  vue text not null,
  modalite text not null default 'LUMIERE_BLANCHE' check (modalite in ('LUMIERE_BLANCHE', 'FLUORESCENCE', 'RADIO')),
  miroir boolean not null default false,
  rotation integer not null default 0 check (rotation in (0, 90, 180, 270)),
  etat text not null check (etat in ('RECU', 'PRET', 'REJETE', 'SUPPRIME')),
  rejet_code text,
  type_mime text,
  largeur integer,
  hauteur integer,
  octets bigint,
  empreinte_recue text,
  empreinte_gardee text,
  derivee_version integer not null default 0,
  pris_le timestamptz,
  depose_le timestamptz not null default now(),
  primary key (organisation_id, id),
  constraint rejet_motive check ((etat = 'REJETE') = (rejet_code is not null))
);
create index media_acte on app.media (organisation_id, acte_id);
comment on table app.media is 'organisation: pictures of an act; the bytes are encrypted objects';

create table app.partage (
  organisation_id uuid not null,
  id uuid not null,
  acte_id uuid not null,
  cible_organisation_id uuid not null,
  cible_professionnel_id uuid not null,
  du timestamptz not null default now(),
  au timestamptz,
  ferme_le timestamptz,
  ferme_motif text,
  primary key (organisation_id, id)
);
create unique index partage_ouvert on app.partage (organisation_id, acte_id, cible_professionnel_id) where ferme_le is null;
comment on table app.partage is 'organisation: what an act shares, with whom, until when';

-- The requis's side: a copy of what his worklist needs, kept true through the outbox.
create table app.acte_recu (
  organisation_id uuid not null,
  id uuid not null,
  proprietaire_organisation_id uuid not null,
  requis_id uuid not null,
  nature text not null,
  etat text not null,
  version integer not null,
  urgence text not null,
  echeance timestamptz not null,
  envoye_le timestamptz not null,
  patient_nom text not null,
  patient_naissance date not null,
  structure_nom text not null,
  requerant_nom text not null,
  motif text not null,
  images integer not null default 0,
  recu_le timestamptz not null default now(),
  ferme_le timestamptz,
  primary key (organisation_id, id)
);
create index acte_recu_liste on app.acte_recu (organisation_id, requis_id, etat, echeance);
comment on table app.acte_recu is 'organisation: acts received by a requis; the key that opens the other side of the wall';

create table app.lecture (
  organisation_id uuid not null,
  id uuid not null,
  acte_id uuid not null,
  auteur_id uuid not null,
  contenu jsonb not null,
  version integer not null default 1,
  modifie_le timestamptz not null default now(),
  primary key (organisation_id, id)
);
create unique index lecture_acte on app.lecture (organisation_id, acte_id, auteur_id);
comment on table app.lecture is 'organisation: the draft reading of a requis (chart, findings, text), saved as he goes';

create table app.compte_rendu (
  organisation_id uuid not null,
  id uuid not null,
  acte_id uuid not null,
  dossier_id uuid not null,
  numero_version integer not null,
  remplace_id uuid,
  etat text not null check (etat in ('EN_SIGNATURE', 'SIGNE', 'ABANDONNE')),
  contenu jsonb not null,
  empreinte_contenu text not null,
  empreinte_pdf text not null,
  octets_pdf bigint not null,
  signature jsonb not null,
  signe_par uuid not null,
  signe_le timestamptz not null,
  cree_le timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, dossier_id) references app.dossier (organisation_id, id)
);
create unique index compte_rendu_version on app.compte_rendu (organisation_id, acte_id, numero_version) where etat <> 'ABANDONNE';
comment on table app.compte_rendu is 'organisation: versions of the compte rendu in the requis''s own record; content never changes';

create table app.remise (
  organisation_id uuid not null,
  id uuid not null,
  compte_rendu_id uuid not null,
  acte_id uuid not null,
  type text not null check (type in ('REQUERANT', 'ARCHIVE_REQUIS', 'MON_ESPACE_SANTE')),
  etat text not null check (etat in ('A_FAIRE', 'EN_COURS', 'FAIT', 'NON_TRANSMIS')),
  motif text,
  motif_texte text not null default '',
  preuve text,
  le timestamptz,
  par uuid,
  modifie_le timestamptz not null default now(),
  primary key (organisation_id, id),
  -- TE-11: not transmitted needs its reason.
  constraint non_transmis_motive check ((etat = 'NON_TRANSMIS') = (motif is not null))
);
create unique index remise_type on app.remise (organisation_id, compte_rendu_id, type);
comment on table app.remise is 'organisation: the three deliveries of a compte rendu (TE-11)';

create table app.ligne_facturation (
  organisation_id uuid not null,
  id uuid not null,
  acte_id uuid not null,
  dossier_id uuid not null,
  professionnel_id uuid not null,
  code text not null check (code in ('TE2', 'RQD')),
  facturable boolean not null,
  centimes integer not null check (centimes >= 0),
  date_acte date not null,
  contenu jsonb not null,
  cree_le timestamptz not null default now(),
  primary key (organisation_id, id)
);
create unique index ligne_facturation_acte on app.ligne_facturation (organisation_id, acte_id, code);
comment on table app.ligne_facturation is 'organisation: billing data of an act, one line per act and code (58.5)';

call app.poser_mur_organisation('acte', 'id');
call app.poser_mur_organisation('acte_evenement', 'acte_id');
call app.poser_mur_organisation('consentement', 'acte_id');
call app.poser_mur_organisation('media', 'acte_id');
call app.poser_mur_organisation('partage', 'acte_id');
call app.poser_mur_organisation('acte_recu', null);
call app.poser_mur_organisation('lecture', null);
call app.poser_mur_organisation('compte_rendu', null);
call app.poser_mur_organisation('remise', null);
call app.poser_mur_organisation('ligne_facturation', null);

grant select, insert, update on app.acte, app.media, app.partage, app.acte_recu, app.lecture, app.remise to {{runtime}};
grant select, insert on app.acte_evenement, app.consentement, app.ligne_facturation to {{runtime}};
-- A version never changes: only its state may move.
grant select, insert on app.compte_rendu to {{runtime}};
grant update (etat) on app.compte_rendu to {{runtime}};

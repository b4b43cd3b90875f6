-- Migration in: an archive that an Orapont exported, what would become of each of its files, then what became of it.

create table app.reprise (
  organisation_id uuid not null,
  id uuid not null,
  -- Where the people of the archive are followed here.
  site_id uuid not null,
  depose_par uuid not null,
  depose_par_nom text not null,
  depose_le timestamptz not null default now(),
  octets bigint not null,
  empreinte text not null,
  etat text not null default 'EXAMEN' check (etat in ('EXAMEN', 'EXAMINEE', 'EN_COURS', 'TERMINEE', 'REFUSEE')),
  -- A sentence: why nothing of the archive can be taken.
  refus text,
  termine_le timestamptz,
  primary key (organisation_id, id),
  constraint refus_dit check ((etat = 'REFUSEE') = (refus is not null))
);
comment on table app.reprise is 'organisation: archives brought in; the bytes are an encrypted object under their own key until it is done';

create table app.reprise_ligne (
  organisation_id uuid not null,
  reprise_id uuid not null,
  rang integer not null,
  chemin text not null,
  nature text not null,
  dossier_id uuid,
  fichier_id uuid,
  type text not null,
  empreinte text,
  sort text not null check (sort in ('A_CREER', 'CREE', 'DEJA', 'A_VOIR', 'REFUSE', 'LISIBLE')),
  motif text not null default '',
  primary key (organisation_id, reprise_id, rang),
  foreign key (organisation_id, reprise_id) references app.reprise (organisation_id, id)
);
comment on table app.reprise_ligne is 'organisation: one line for each file of an archive brought in: nothing is lost silently';

call app.poser_mur_organisation('reprise', null);
call app.poser_mur_organisation('reprise_ligne', null);
grant select, insert on app.reprise, app.reprise_ligne to {{runtime}};
grant update (etat, refus, termine_le) on app.reprise to {{runtime}};
grant update (sort, motif) on app.reprise_ligne to {{runtime}};

-- One export at a time, said by columns that begin with the organisation as every key does.
drop index app.export_en_cours;
create unique index export_en_cours on app.export (organisation_id, etat) where etat = 'EN_PREPARATION';

-- Archives of several kinds, that come in pieces, and that always end in a state said in words.

alter table app.reprise
  -- Known once it was looked into; another Orapont for those that came before.
  add column source text check (source in ('ORAPONT', 'FHIR', 'CDA', 'LISTE')),
  -- The upload that brought it, until its pieces are one object.
  add column envoi_id text,
  -- Runs of the job of the state that it is in: the last one ends it.
  add column essais integer not null default 0;

alter table app.reprise drop constraint reprise_etat_check;
alter table app.reprise add constraint reprise_etat_check
  check (etat in ('EXAMEN', 'EXAMINEE', 'EN_COURS', 'TERMINEE', 'REFUSEE', 'INTERROMPUE'));
alter table app.reprise drop constraint refus_dit;
alter table app.reprise add constraint refus_dit
  check ((etat in ('REFUSEE', 'INTERROMPUE')) = (refus is not null));

grant update (source, envoi_id, empreinte, essais) on app.reprise to {{runtime}};

-- Everything that an organisation keeps, prepared for it in open formats: parts of bounded size, each an encrypted object under a key
-- of the export itself, which go when it expires.

create table app.export (
  organisation_id uuid not null,
  id uuid not null,
  demande_par uuid not null,
  demande_par_nom text not null,
  demande_le timestamptz not null default now(),
  etat text not null default 'EN_PREPARATION' check (etat in ('EN_PREPARATION', 'PRET', 'EFFACE')),
  dossiers integer not null,
  dossiers_faits integer not null default 0,
  -- The last record that stands whole in a finished part: where the work is taken up again.
  curseur uuid,
  pret_le timestamptz,
  expire_le timestamptz not null,
  primary key (organisation_id, id)
);
create unique index export_en_cours on app.export (organisation_id) where etat = 'EN_PREPARATION';
comment on table app.export is 'organisation: exports of everything it keeps, asked for by whoever administers it';

create table app.export_partie (
  organisation_id uuid not null,
  export_id uuid not null,
  numero integer not null check (numero > 0),
  octets bigint not null,
  -- SHA-256 of the part, in hexadecimal.
  empreinte text not null,
  fichiers integer not null,
  absents integer not null default 0,
  dossiers integer not null,
  primary key (organisation_id, export_id, numero),
  foreign key (organisation_id, export_id) references app.export (organisation_id, id)
);
comment on table app.export_partie is 'organisation: parts of an export; the bytes are encrypted objects named after it';

call app.poser_mur_organisation('export', null);
call app.poser_mur_organisation('export_partie', null);
grant select, insert on app.export, app.export_partie to {{runtime}};
grant update (etat, dossiers_faits, curseur, pret_le) on app.export to {{runtime}};

-- Exports past their date, whatever their organisation: ids and nothing else.
create function app.exports_expires(p_avant timestamptz)
returns table (organisation_id uuid, id uuid) language sql stable security definer set search_path = app, pg_temp as $$
  select e.organisation_id, e.id from app.export e where e.etat <> 'EFFACE' and e.expire_le < p_avant
$$;
revoke all on function app.exports_expires from public;
grant execute on function app.exports_expires to {{runtime}};

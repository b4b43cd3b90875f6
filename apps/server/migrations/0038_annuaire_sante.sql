-- What was read of the national directory of health professionals (docs/decisions/0034).

create table app.annuaire_sante (
  -- Business id: technical ids of the directory change.
  rpps text primary key check (rpps ~ '^\d{11}$'),
  -- As the port says it: names, profession, places, published mailboxes.
  contenu jsonb not null,
  -- What it is found by when the directory does not answer, through app.mots.
  mots text not null,
  lu_le timestamptz not null,
  -- Since when this person is a correspondent of this platform: then the copy is kept up to date.
  inscrit_le timestamptz
);
create index annuaire_sante_lu on app.annuaire_sante (lu_le);
comment on table app.annuaire_sante is 'plateforme: copies of the national directory of professionals, purged after thirty days';

call app.poser_mur_plateforme('annuaire_sante',
  $$app.ctx_nature() in ('plateforme', 'administration')$$,
  $$app.ctx_nature() in ('plateforme', 'administration')$$);
grant select, insert, delete on app.annuaire_sante to {{runtime}};
grant update (contenu, mots, lu_le, inscrit_le) on app.annuaire_sante to {{runtime}};

-- What the file itself makes doubtful: codes only, never the name that was read in it.
alter table app.media
  add column avertissements text[] not null default '{}'
    constraint avertissements_connus check (avertissements <@ array['AUTRE_PATIENT', 'TEXTE_INCRUSTE']);

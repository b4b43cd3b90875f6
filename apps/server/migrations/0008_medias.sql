-- A picture taken out can be put back for an hour; then its bytes go.
alter table app.media
  add column supprime_le timestamptz,
  add column purge_le timestamptz,
  add constraint suppression_datee check ((etat = 'SUPPRIME') = (supprime_le is not null));

-- The same file twice in one act is one picture, even when two windows send it at once.
create unique index media_sans_doublon on app.media (organisation_id, acte_id, empreinte_recue)
  where etat in ('RECU', 'PRET') and empreinte_recue is not null;

-- What the queue may have left behind, for all organisations: ids only.
create function app.medias_a_balayer() returns table (organisation_id uuid, id uuid, geste text)
language sql stable security definer set search_path = app, pg_temp as $$
  select m.organisation_id, m.id, 'PREPARER' from app.media m
  where m.etat = 'RECU' and m.depose_le < now() - interval '15 minutes'
  union all
  select m.organisation_id, m.id, 'PURGER' from app.media m
  where m.etat = 'SUPPRIME' and m.purge_le is null and m.supprime_le < now() - interval '1 hour'
$$;
create index media_a_balayer on app.media (etat, supprime_le) where etat in ('RECU', 'SUPPRIME') and purge_le is null;
revoke all on function app.medias_a_balayer from public;
grant execute on function app.medias_a_balayer to {{runtime}};

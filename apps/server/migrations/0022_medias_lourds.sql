-- What a file of an act is, decided by its bytes: photographs stay as they were.
alter table app.media
  add column genre text not null default 'PHOTO'
    check (genre in ('PHOTO', 'VIDEO', 'RADIO', 'VOLUME', 'SCAN3D')),
  -- Measures read in the file (frames, spacing, duration…), never a name; null until they are known.
  add column technique jsonb,
  -- How far the preparation has come, in percent.
  add column avancement integer not null default 0 check (avancement between 0 and 100),
  -- Radiographs hang by what they are and by the teeth that they show.
  add column cliche text
    check (cliche in ('PANORAMIQUE', 'RETROALVEOLAIRE', 'RETROCORONAIRE', 'TELERADIOGRAPHIE', 'AUTRE')),
  add column dents text[] not null default '{}',
  -- Moments of a video named by whoever filmed: [{instant, libelle}].
  add column reperes jsonb not null default '[]';
grant update (technique, avancement, largeur, hauteur, avertissements, cliche, dents, reperes) on app.media to {{runtime}};
update app.media set genre = 'RADIO' where type_mime = 'application/dicom';
update app.media set avancement = 100 where etat = 'PRET';

-- A radiograph kept before normalised copies existed gets one; a heavy file is given an hour, not a quarter.
create or replace function app.medias_a_balayer() returns table (organisation_id uuid, id uuid, geste text)
language sql stable security definer set search_path = app, pg_temp as $$
  select m.organisation_id, m.id, 'PREPARER' from app.media m
  where m.etat = 'RECU'
    and m.depose_le < now() - case when m.genre in ('VIDEO', 'VOLUME') then interval '1 hour' else interval '15 minutes' end
  union all
  select m.organisation_id, m.id, 'NORMALISER' from app.media m
  where m.etat = 'PRET' and m.genre in ('RADIO', 'VOLUME') and m.technique is null
  union all
  select m.organisation_id, m.id, 'PURGER' from app.media m
  where m.etat = 'SUPPRIME' and m.purge_le is null and m.supprime_le < now() - interval '1 hour'
  union all
  -- Refused once its bytes were looked at.
  select m.organisation_id, m.id, 'PURGER' from app.media m
  where m.etat = 'REJETE' and m.purge_le is null and m.octets is not null and m.depose_le < now() - interval '1 hour'
$$;
create index media_a_normaliser on app.media (organisation_id) where etat = 'PRET' and technique is null and genre in ('RADIO', 'VOLUME');
create index media_refuse on app.media (organisation_id) where etat = 'REJETE' and purge_le is null and octets is not null;

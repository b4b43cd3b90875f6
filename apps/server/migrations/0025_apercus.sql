-- On a slow line the reading size of a picture comes first: it is shown, and says so, until the whole one is there.
alter table app.media
  -- Digest of the reading size as it was received; null for a picture that came whole.
  add column apercu_empreinte text,
  -- Digest of the whole picture, announced with it (sealed at the shutter on a tablet): no other file completes it.
  add column originale_attendue text,
  -- Why the whole picture was not kept, once it came.
  add column originale_refusee text,
  -- What is shown is made from the reading size.
  add column sur_apercu boolean not null default false,
  add constraint apercu_recu check (not sur_apercu or apercu_empreinte is not null);
grant update (type_mime, octets, empreinte_recue, empreinte_gardee, originale_attendue, originale_refusee, sur_apercu)
  on app.media to {{runtime}};

-- A whole picture that is there, while its reading size is still shown, is prepared like one that has just come.
create or replace function app.medias_a_balayer() returns table (organisation_id uuid, id uuid, geste text)
language sql stable security definer set search_path = app, pg_temp as $$
  select m.organisation_id, m.id, 'PREPARER' from app.media m
  where m.etat = 'RECU'
    and m.depose_le < now() - case when m.genre in ('VIDEO', 'VOLUME') then interval '1 hour' else interval '15 minutes' end
  union all
  select m.organisation_id, m.id, 'PREPARER' from app.media m
  where m.etat = 'PRET' and m.sur_apercu and m.empreinte_recue is not null
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
create index media_a_completer on app.media (organisation_id) where etat = 'PRET' and sur_apercu;

-- Digests of a picture never change once written: the whole one takes the place of its reading size once, and only the one announced.
revoke update (empreinte_recue, empreinte_gardee) on app.media from {{runtime}};

create function app.completer_media(media_id uuid, recue text, gardee text, mime text, taille bigint) returns boolean
language sql security definer set search_path = app, pg_temp as $$
  with complete as (
    update app.media set empreinte_recue = recue, empreinte_gardee = gardee, type_mime = mime, octets = taille,
      originale_refusee = null
    where organisation_id = nullif(current_setting('app.organisation', true), '')::uuid
      and id = media_id and empreinte_recue is null and originale_attendue = recue
    returning id
  ) select exists (select 1 from complete)
$$;
revoke all on function app.completer_media from public;
grant execute on function app.completer_media to {{runtime}};

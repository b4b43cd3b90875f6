-- Whole pictures that will not come: the tablet that still held them was closed, or wiped. Read at each display, since a closed tablet may
-- be opened again. Whoever reads an act across the wall learns the day, and nothing of the tablet.
create function app.originales_perdues(p_acte uuid) returns table (media_id uuid, le timestamptz)
language sql stable security definer set search_path = app, pg_temp as $$
  select m.id, max(a.ferme_le)
  from app.media m
  join app.pli p on p.organisation_id = m.organisation_id and p.media_id = m.id
  join app.appareil a on a.organisation_id = p.organisation_id and a.id = p.appareil_id
  where m.organisation_id = app.ctx_organisation() and m.acte_id = p_acte
    and (app.ctx_acte() is null or app.ctx_acte() = p_acte)
    and m.empreinte_recue is null and m.originale_attendue is not null
  group by m.id
  having bool_and(a.ferme_le is not null)
$$;
revoke all on function app.originales_perdues from public;
grant execute on function app.originales_perdues to {{runtime}};

-- A device disinfected during a round is told by a letter of that round, of no resident.
alter table app.pli drop constraint pli_type_check;
alter table app.pli add constraint pli_type_check
  check (type in ('EMPORT', 'ACTE', 'REPONSES', 'RECUEIL', 'CAPTATION', 'EVALUATION', 'CLOTURE', 'MEDIA', 'DESINFECTION'));

-- Reading the traces of a record, counting those of an account, and naming who left them.

-- « Qui a consulté mon dossier ? » also shows what was done on the record's acts.
create index evenement_acte on app.evenement (organisation_id, acte_id, le desc) where acte_id is not null;
-- Distinct records opened by an account in the last hour.
create index evenement_compte on app.evenement (organisation_id, compte_id, le);

-- An account is visible to itself only, yet the person concerned may know which professional is behind a trace.
-- One reviewed definer function gives that link and nothing else of the account, for accounts that left a trace in the
-- organisation of the context.
create function app.auteurs_des_traces(p_comptes uuid[])
returns table (compte_id uuid, professionnel_id uuid) language sql stable security definer
set search_path = app, pg_temp as $$
  select c.id, c.professionnel_id
  from app.compte c
  where c.id = any (p_comptes) and c.professionnel_id is not null and app.ctx_acte() is null
    and exists (select 1 from app.evenement e where e.organisation_id = app.ctx_organisation() and e.compte_id = c.id)
$$;
revoke all on function app.auteurs_des_traces from public;
grant execute on function app.auteurs_des_traces to {{runtime}};

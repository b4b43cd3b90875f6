-- Acts on the platform (accounts, sessions, directory) leave their trace in the transaction that does them. Such a context may add a
-- technical event to the chain of any organisation, without a record or an act, and read none.
create policy plateforme_ajoute on app.evenement for insert to {{runtime}}
  with check (app.ctx_nature() in ('administration', 'authentification') and app.ctx_organisation() is null
    and chaine = 'TECHNIQUE' and dossier_id is null and acte_id is null);

-- The date of a step is the database's. Nobody gives one.
revoke insert on app.acte_evenement from {{runtime}};
grant insert (organisation_id, id, acte_id, type, de, vers, par_compte, par_nom, details) on app.acte_evenement to {{runtime}};

-- The demonstration tells steps of past days, loaded now. Only there: its administrator's account has an id that no other
-- installation has, and an installation for real use refuses to start with it (demarrage/usage.ts).
create function app.dater_demonstration(p_acte uuid, p_depuis timestamptz, p_le timestamptz)
returns integer language plpgsql security definer set search_path = app, pg_temp as $$
declare
  datees integer;
begin
  if not exists (select 1 from app.compte where id = '078ac17a-eef6-585d-b4ef-28dc5af8f688') or app.ctx_acte() is not null then
    raise exception 'hors démonstration' using errcode = 'insufficient_privilege';
  end if;
  update app.acte_evenement set le = p_le
  where organisation_id = app.ctx_organisation() and acte_id = p_acte and le >= p_depuis and p_le < le;
  get diagnostics datees = row_count;
  return datees;
end $$;
revoke all on function app.dater_demonstration from public;
grant execute on function app.dater_demonstration to {{runtime}};

-- A request that comes by mail is looked for among those received in the application about a person born that day.
create index acte_recu_naissance on app.acte_recu (organisation_id, patient_naissance) where ferme_le is null;

-- Whether a message left from this installation: its name is the identifier of a letter of the outbox, whoever's it is. Answers yes or no,
-- and nothing of the letter.
create function app.envoi_d_ici(p_id uuid) returns boolean
language sql stable security definer set search_path = app, pg_temp as
  $$ select exists (select 1 from app.envoi where id = p_id) $$;
revoke all on function app.envoi_d_ici from public;
grant execute on function app.envoi_d_ici to {{runtime}};

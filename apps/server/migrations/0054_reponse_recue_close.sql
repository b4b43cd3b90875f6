-- An answer that came by mail: no delivery is awaited on this side, so the watch over delays closes its act. A fortnight after it was filed, or
-- corrected, as for any answer that nobody had to settle.
create index acte_reponse_recue on app.acte (modifie_le) where etat = 'AVIS_RENDU' and compte_rendu ? 'courrier';

create or replace function app.actes_en_retard() returns table (organisation_id uuid, acte_id uuid)
language sql stable security definer set search_path = app, pg_temp as $$
  select organisation_id, id from app.acte
  where etat in ('ENVOYEE', 'ACCEPTEE', 'COMPLEMENT_DEMANDE')
    and ((echeance < now() and escalade_le is null) or (escalade_le is not null and echeance < now() - interval '30 days'))
  union all
  select organisation_id, id from app.acte
  where etat = 'AVIS_RENDU' and compte_rendu ? 'courrier' and modifie_le < now() - interval '14 days'
$$;

-- The requis's side: what the rules ask of the record when an act is opened from the other side of the wall.

-- Eligibility is run again at take-over, relief and signing (TE-07, TE-08). It needs the link with the patient and the measure of
-- protection, which stay in the record: one reviewed definer function gives those facts for the act of the context, and nothing
-- else of the record.
create function app.faits_de_l_acte(p_requis uuid)
returns table (
  protection text, representation_personne boolean, apte_a_exprimer boolean, date_naissance date,
  preuve text, date_contact date, attestant text, declare_jour date
) language sql stable security definer set search_path = app, pg_temp as $$
  select d.protection, d.representation_personne, d.apte_a_exprimer, d.date_naissance,
    l.preuve, l.date_contact, l.attestant, (l.declare_le at time zone 'Europe/Paris')::date
  from app.acte a
  join app.dossier d on d.organisation_id = a.organisation_id and d.id = a.dossier_id
  left join app.lien_connu l
    on l.organisation_id = a.organisation_id and l.dossier_id = a.dossier_id and l.professionnel_id = p_requis
  where a.organisation_id = app.ctx_organisation() and a.id = app.ctx_acte()
  order by l.declare_le desc nulls last
$$;
revoke all on function app.faits_de_l_acte from public;
grant execute on function app.faits_de_l_acte to {{runtime}};

create index compte_rendu_acte on app.compte_rendu (organisation_id, acte_id, numero_version);
-- The requérant opens a compte rendu by its id before its copy has arrived.
create index acte_compte_rendu on app.acte (organisation_id, ((compte_rendu ->> 'id'))) where compte_rendu is not null;

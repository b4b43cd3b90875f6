-- What keeps a reading as quick at 100 000 records as at 1 000 (measured by `npm run bench`).

-- The wall, said so that the planner reads it. `ctx_acte() is null` beside the organisation was counted as one row in two
-- hundred: every plan then believed in a handful of rows, and walked whole tables to find them. Same rows as before.
create function app.ctx_organisation_seule() returns uuid language sql stable as $$
  select case when nullif(current_setting('app.acte', true), '') is null
    then nullif(current_setting('app.organisation', true), '')::uuid end
$$;

create or replace procedure app.poser_mur_organisation(nom text, acte_colonne text) language plpgsql as $$
declare
  condition text := case when acte_colonne is null
    then 'organisation_id = app.ctx_organisation_seule()'
    else format('organisation_id = app.ctx_organisation() and '
      'case when app.ctx_acte() is null then true else %I = app.ctx_acte() end', acte_colonne) end;
begin
  execute format('alter table app.%I enable row level security', nom);
  execute format('alter table app.%I force row level security', nom);
  execute format('drop policy if exists proprietaire on app.%I', nom);
  execute format('drop policy if exists mur on app.%I', nom);
  execute format('create policy proprietaire on app.%I to current_user using (true) with check (true)', nom);
  execute format('create policy mur on app.%I to {{runtime}} using (%s) with check (%s)', nom, condition, condition);
end $$;

do $$
declare
  mur record;
begin
  for mur in
    select tablename, substring(qual from '\((\w+) = app\.ctx_acte\(\)\)') as acte_colonne
    from pg_policies where schemaname = 'app' and policyname = 'mur'
  loop
    call app.poser_mur_organisation(mur.tablename, mur.acte_colonne);
  end loop;
end $$;

-- Residents of a site, room 3 before room 12: a page is read in this order and nothing more.
create collation app.naturel (provider = icu, locale = 'fr-u-kn-true');
create index sejour_liste on app.sejour (organisation_id, site_id, chambre collate app.naturel, dossier_id);
drop index app.sejour_site;
create index dossier_naissance on app.dossier (organisation_id, date_naissance);
-- Requests of a site, the last touched first.
create index acte_site_modifie on app.acte (organisation_id, site_id, modifie_le desc);

-- Likeness among the people followed on some sites: in an association of many homes, the best of all the others must not push
-- out the resident who is looked for. A home is small enough to be compared whole; a large site goes through the trigrams.
-- On a database of before, nothing has loaded the module in this session yet: its setting would be unknown, hence refused.
select public.similarity('', '');
drop function app.chercher_dossiers(text, integer);
create function app.chercher_dossiers(p_terme text, p_sites uuid[], p_jour date, p_limite integer)
returns table (id uuid, rang real) language plpgsql stable security definer
set search_path = app, public, pg_temp set pg_trgm.word_similarity_threshold = 0.35 as $$
declare
  seule constant uuid := app.ctx_organisation_seule();
  suivis uuid[];
begin
  suivis := array(
    select s.dossier_id from app.sejour s
    where s.organisation_id = seule and s.site_id = any (p_sites)
      and s.du <= p_jour and (s.au is null or s.au >= p_jour)
    limit 2001);
  if cardinality(suivis) <= 2000 then
    return query
      select d.id, word_similarity(p_terme, d.recherche)
      from app.dossier d
      where d.organisation_id = seule and d.id = any (suivis) and word_similarity(p_terme, d.recherche) >= 0.35
      order by 2 desc, d.nom_norme
      limit least(p_limite, 200);
  else
    return query
      select d.id, word_similarity(p_terme, d.recherche)
      from app.dossier d
      where d.organisation_id = seule and d.recherche %> p_terme
        and exists (
          select from app.sejour s
          where s.organisation_id = seule and s.dossier_id = d.id and s.site_id = any (p_sites)
            and s.du <= p_jour and (s.au is null or s.au >= p_jour))
      order by 2 desc, d.nom_norme
      limit least(p_limite, 200);
  end if;
end $$;
revoke all on function app.chercher_dossiers from public;
grant execute on function app.chercher_dossiers to {{runtime}};

-- The sealer comes back every second: it looks at what is recent, not at twenty years of traces. What a stopped server left is
-- looked for once, when it starts again, however long it was away.
create index evenement_recent on app.evenement (le);
drop function app.organisations_a_sceller();
create function app.organisations_a_sceller(p_depuis timestamptz) returns setof uuid
language sql stable security definer set search_path = app, pg_temp as $$
  select distinct e.organisation_id from app.evenement e
  where e.le > p_depuis
    and not exists (select 1 from app.scellement s where s.organisation_id = e.organisation_id and s.evenement_id = e.id)
$$;
revoke all on function app.organisations_a_sceller from public;
grant execute on function app.organisations_a_sceller to {{runtime}};

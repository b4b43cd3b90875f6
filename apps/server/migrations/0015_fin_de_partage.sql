-- What remains of a sharing once it has ended (docs/decisions/0011).

-- A request that came to nothing leaves on the requis's side that it existed: its number, its dates, how it ended.
alter table app.acte_recu
  add column numero text not null default '',
  add column issue text check (issue in ('REFUS', 'RETRAIT', 'ANNULATION', 'EXPIRATION', 'RELEVE')),
  alter column patient_naissance drop not null;

update app.acte_recu r set numero = coalesce(a.demande ->> 'numero', '')
from app.acte a where a.organisation_id = r.proprietaire_organisation_id and a.id = r.id;
update app.acte_recu r set issue = p.ferme_motif
from app.partage p
where p.organisation_id = r.proprietaire_organisation_id and p.acte_id = r.id and p.cible_professionnel_id = r.requis_id
  and p.ferme_le is not null and r.ferme_le is not null and r.etat not in ('AVIS_RENDU', 'CLOTUREE');
update app.lecture l set contenu = '{}'
from app.acte_recu r
where r.organisation_id = l.organisation_id and r.id = l.acte_id and r.etat not in ('AVIS_RENDU', 'CLOTUREE')
  and (r.ferme_le is not null or r.etat in ('REFUSEE', 'ANNULEE', 'EXPIREE'));
update app.acte_recu set patient_nom = '', patient_naissance = null, requerant_nom = '', motif = '', images = 0
where etat not in ('AVIS_RENDU', 'CLOTUREE') and (ferme_le is not null or etat in ('REFUSEE', 'ANNULEE', 'EXPIREE'));

-- The database says it too: no name, no birth date, no motive of someone whose request was not answered.
alter table app.acte_recu add constraint clos_sans_nom check (
  etat in ('AVIS_RENDU', 'CLOTUREE')
  or (ferme_le is null and etat not in ('REFUSEE', 'ANNULEE', 'EXPIREE') and patient_naissance is not null)
  or (patient_nom = '' and patient_naissance is null and requerant_nom = '' and motif = '' and images = 0)
);
grant update (numero, issue) on app.acte_recu to {{runtime}};

-- `au` says until when; it is written when the sharing ends, and never later than that moment.
update app.partage set au = ferme_le where ferme_le is not null and (au is null or au > ferme_le);
alter table app.partage add constraint ferme_a_sa_date check (ferme_le is null or (au is not null and au <= ferme_le));
grant update (au) on app.partage to {{runtime}};
-- An open sharing may be closed and nothing else: not opened again, nor made longer.
create policy se_ferme on app.partage as restrictive for update to {{runtime}}
  using (ferme_le is null) with check (ferme_le is not null);

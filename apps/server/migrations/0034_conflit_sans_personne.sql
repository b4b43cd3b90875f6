-- A letter of nobody in the round (a device disinfected between two residents) may wait for a person too.
alter table app.conflit
  alter column dossier_id drop not null,
  alter column acte_id drop not null,
  add constraint de_quelqu_un_ou_de_personne check ((dossier_id is null) = (acte_id is null));

-- Those that came before, from someone without a right that day, were shown to nobody.
insert into app.conflit (organisation_id, id, code, tournee_id, emport_id, pli_id)
select organisation_id, gen_random_uuid(), 'DROIT_PERDU', tournee_id, emport_id, id
from app.pli where type = 'DESINFECTION' and etat = 'EN_ATTENTE';
update app.pli set etat = 'CONFLIT' where type = 'DESINFECTION' and etat = 'EN_ATTENTE';

-- When the copy of a received act last changed: other software asks for what changed since its last visit.
alter table app.acte_recu add column modifie_le timestamptz not null default now();
grant update (modifie_le) on app.acte_recu to {{runtime}};
create index acte_recu_modifie on app.acte_recu (organisation_id, modifie_le, id);

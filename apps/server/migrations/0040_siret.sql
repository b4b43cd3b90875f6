-- A private practice often has no FINESS number: its SIRET names it in the documents that it sends.
alter table app.site add column siret text check (siret ~ '^[0-9]{14}$');

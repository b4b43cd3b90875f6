-- The form of address under which a professional practises, as the annuaire santé gives it. It makes « Infirmière » of a profession.
alter table app.professionnel add column civilite text check (civilite in ('M', 'MME'));

-- A request that came by secure mail: what its requérant says of the consent is kept as said by him, and never as given here.
alter table app.consentement drop constraint consentement_decision_check;
alter table app.consentement add constraint consentement_decision_check check (decision in
  ('CONSENTEMENT', 'REFUS', 'ASSENTIMENT', 'REFUS_ASSENTIMENT', 'DECISION_PROFESSIONNELLE', 'URGENCE', 'DESACCORD', 'RETRAIT', 'RAPPORTE'));
alter table app.consentement drop constraint decision_nommee;
alter table app.consentement add constraint decision_nommee
  check (decision not in ('CONSENTEMENT', 'DECISION_PROFESSIONNELLE', 'URGENCE', 'RAPPORTE') or requis_id is not null);

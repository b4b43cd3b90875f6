-- Preparing a request: what only the draft needs, and who was asked to read it again and send it.

alter table app.acte
  -- Answers to the red flags, the reason for a longer delay than proposed, and the lesion of circuit cabinet → spécialiste.
  -- What is sent goes through `demande`; this is the form as it was filled.
  add column preparation jsonb not null default '{}',
  -- ⚠15: prepared by someone who may not send it, handed over to the structure's own professional.
  add column confie_le timestamptz,
  add column confie_a uuid,
  -- The refused or lapsed request that this one takes up again.
  add column reprend_id uuid,
  add constraint confie_date check (confie_a is null or confie_le is not null);

-- TE-08: a decision lets a named professional see the case; a withdrawal needs none.
alter table app.consentement
  add constraint decision_nommee check (decision not in ('CONSENTEMENT', 'DECISION_PROFESSIONNELLE', 'URGENCE') or requis_id is not null);

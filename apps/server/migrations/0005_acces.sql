-- Sign-in: what a link prepares before it is used up, the brake on guesses, and details of the directory.

-- A link says what it renews. What the person prepares stays here until the code proves it, then moves to the account.
alter table app.invitation
  add column objet text not null default 'TOUT' check (objet in ('TOUT', 'MOT_DE_PASSE', 'SECOND_FACTEUR')),
  add column identifiant_prepare text,
  add column mot_de_passe_prepare text,
  add column secret_prepare bytea,
  add column cree_par uuid references app.compte (id);

-- One factor in use for an account: two confirmations at once leave one.
create unique index moyen_en_service on app.moyen_authentification (compte_id)
  where confirme_le is not null and revoque_le is null;

-- Guesses are counted by account and address together: whoever guesses is slowed down, the owner elsewhere is not.
-- The key is a digest: neither a name nor an address is kept.
create table app.frein (
  cle bytea primary key,
  essais integer not null,
  dernier_le timestamptz not null
);
create index frein_dernier on app.frein (dernier_le);
comment on table app.frein is 'plateforme: guesses of the last minutes, by digest of account and address';
call app.poser_mur_plateforme('frein', $$app.ctx_nature() = 'authentification'$$, $$app.ctx_nature() = 'authentification'$$);
grant select, insert, update, delete on app.frein to {{runtime}};

-- TC-04, TRN-01: a certificate covers the four modules, or some of them.
alter table app.habilitation
  add column modules text[] not null default array['ODONTOLOGIE', 'ACCUEIL', 'RECUEIL', 'TELEMEDECINE']::text[],
  add constraint habilitation_modules check (modules <@ array['ODONTOLOGIE', 'ACCUEIL', 'RECUEIL', 'TELEMEDECINE']::text[]);

-- TE-01: since when the site has its category; null when it was not said.
alter table app.site add column categorie_du date;

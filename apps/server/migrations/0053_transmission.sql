-- What leaves a record by secure mail: one document, or all of them with the signed authorisation. Its letters stand in the outbox, under
-- ids drawn from its own.

create table app.transmission (
  organisation_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  objet text not null check (objet in ('DOSSIER', 'DOCUMENT')),
  -- The one box that it goes to, as a person confirmed it.
  adresse text not null check (adresse <> ''),
  -- Who sends, to whom, about whom, and what each letter carries, as decided that day.
  contenu jsonb not null,
  -- Who signed, when, in what capacity, on which version of the text.
  autorisation jsonb,
  -- The record's own copy of that authorisation.
  autorisation_document_id uuid,
  demandee_par uuid not null,
  demandee_par_nom text not null,
  demandee_le timestamptz not null,
  revoquee_le timestamptz,
  -- Who withdrew it, and who wrote it down.
  revocation jsonb,
  primary key (organisation_id, id),
  foreign key (organisation_id, dossier_id) references app.dossier (organisation_id, id),
  -- DOS-18: a whole record leaves with a signed authorisation, or not at all.
  constraint dossier_autorise check (objet <> 'DOSSIER' or (autorisation is not null and autorisation_document_id is not null)),
  constraint revocation_dite check ((revoquee_le is null) = (revocation is null))
);
create index transmission_dossier on app.transmission (organisation_id, dossier_id, demandee_le);
comment on table app.transmission is 'organisation: what left a record by secure mail, to which box, with whose authorisation';

call app.poser_mur_organisation('transmission', null);
grant select, insert on app.transmission to {{runtime}};
grant update (revoquee_le, revocation) on app.transmission to {{runtime}};

-- Why a letter left as PDF alone, in a code; null when it carried structured documents.
alter table app.envoi add column pdf_seul text;
grant update (pdf_seul) on app.envoi to {{runtime}};

insert into app.texte_information (code, version, titre, corps, en_vigueur_du) values
('TRANSFERT_DOSSIER', '2026-1', 'Autorisation de transfert du dossier',
$$J’autorise la structure nommée ci-dessous à envoyer mon dossier dentaire au chirurgien-dentiste nommé ci-dessous, par la messagerie sécurisée de santé (MSSanté).
Partent les données de santé, les comptes rendus, les schémas dentaires, les bilans, les attestations de consentement, les images et les autres documents de mon dossier.
Mon dossier est aussi gardé par la structure, le temps que la loi demande. J’en garde l’accès.
Je peux retirer cette autorisation tant que l’envoi n’est pas parti. Refuser ne change rien à mes soins.$$,
'2026-01-01');

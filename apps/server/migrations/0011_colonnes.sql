-- What may change once a row is written, column by column. Whose a row is, what it is about and what proves it never move: not
-- by a mistake of ours, nor by an injection that reached the runtime login.

revoke update on app.acte, app.media, app.partage, app.acte_recu, app.lecture, app.remise, app.envoi, app.notification,
  app.sejour, app.representant from {{runtime}};

grant update (
  nature, etat, version, requerant_id, requis_id, requis_organisation_id, requis_site_id, motif, motif_texte, question, complexite,
  urgence, drapeaux, protocole, sante, preparation, actes_ailleurs, demande, demande_empreinte, verdict, echeance, envoye_le,
  accepte_le, repondu_le, clos_le, refus_motif, refus_precision, complement, compte_rendu, escalade_le, confie_le, confie_a,
  modifie_le
) on app.acte to {{runtime}};
-- A picture keeps its act, its file and its digests; it is described, turned, put aside.
grant update (vue, modalite, miroir, rotation, auteur_id, etat, rejet_code, derivee_version, supprime_le, purge_le)
  on app.media to {{runtime}};
-- A sharing is closed; it is never given to someone else, nor made longer.
grant update (ferme_le, ferme_motif) on app.partage to {{runtime}};
-- The copy of an act cannot be turned to another owner: it opens the other side of the wall.
grant update (
  requis_id, nature, etat, version, urgence, echeance, envoye_le, patient_nom, patient_naissance, structure_nom, requerant_nom,
  motif, images, ferme_le
) on app.acte_recu to {{runtime}};
grant update (contenu, version, modifie_le) on app.lecture to {{runtime}};
grant update (etat, motif, motif_texte, preuve, le, par, modifie_le) on app.remise to {{runtime}};
grant update (etat, motif, essais, pris_le, dernier_refus, reponse, fait_le, destinataire) on app.envoi to {{runtime}};
grant update (lue_le) on app.notification to {{runtime}};
grant update (chambre, du, au) on app.sejour to {{runtime}};
grant update (qualite, nom, prenom, representation_personne, telephone, courriel, fin_le) on app.representant to {{runtime}};

import { randomUUID } from 'node:crypto';
import type { TechniqueDicomT } from '@orapont/contract/media-technique';
import { compteDe, professionnelDe } from './acteurs.ts';
import type { ApplicationDeTest } from './application.ts';
import { LECTURE } from './corps.ts';
import { document, inserer, json, octets, pixels } from './situation-base.ts';
import { COMPLEMENT, demandeFigee, reference } from './situation-contenus.ts';
import { GRILLE } from './situation-imagerie.ts';
import { ECHEANCE, type EtatVoulu, LE, SITUATIONS, type Situation } from './situations.ts';

/** The act with one of everything that hangs from it: picture, consent, document, letter, notification, portrait. */
export async function ecrireActe(
  application: ApplicationDeTest,
  s: Situation,
  etat: EtatVoulu,
): Promise<void> {
  const { organisationId: organisation_id, dossierId: dossier_id, acteId: acte_id } = s;
  const ferme = SITUATIONS[s.nom].ferme && etat !== 'BROUILLON';
  const fige = demandeFigee(s);
  await inserer(application, 'acte', {
    organisation_id,
    id: acte_id,
    dossier_id,
    site_id: s.siteId,
    nature: fige.nature,
    etat: ferme ? 'ANNULEE' : etat,
    prepare_par: professionnelDe(s.requerant),
    requerant_id: professionnelDe(s.requerant),
    requis_id: s.requisId,
    requis_organisation_id: s.requisOrganisationId,
    requis_site_id: s.requisSiteId,
    motif: fige.motif.code,
    complexite: 'CIRCONSCRITE',
    urgence: 'PROGRAMMEE',
    sante: json(fige.sante),
    ...(etat === 'BROUILLON'
      ? {}
      : { demande: json(fige), demande_empreinte: 'a'.repeat(64), echeance: ECHEANCE, envoye_le: LE }),
    ...(etat === 'COMPLEMENT_DEMANDE' ? { complement: json(COMPLEMENT) } : {}),
    ...(etat === 'AVIS_RENDU' ? { repondu_le: LE, compte_rendu: json(reference(s)) } : {}),
  });
  await inserer(application, 'media', {
    organisation_id,
    id: s.mediaId,
    dossier_id,
    acte_id,
    auteur_id: professionnelDe(s.requerant),
    depose_par: compteDe(s.requerant),
    vue: 'FACE',
    etat: 'PRET',
    type_mime: 'image/jpeg',
    largeur: 8,
    hauteur: 8,
    octets: 3,
    empreinte_recue: randomUUID(),
    empreinte_gardee: 'b'.repeat(64),
    derivee_version: 1,
    technique: json(UNE_COUPE),
  });
  await inserer(application, 'dispositif', {
    organisation_id,
    id: s.dispositifId,
    type: 'SMARTPHONE',
    nom: 'Téléphone',
    modele: 'Modèle',
    cree_par: compteDe(s.requerant),
  });
  await inserer(application, 'consentement', {
    organisation_id,
    id: randomUUID(),
    acte_id,
    dossier_id,
    decision: 'CONSENTEMENT',
    capacite: 'PERSONNE',
    contenu: json({}),
    requis_id: s.requisId,
    texte_version: '2026-1',
    informe_le: LE,
    le: LE,
    saisi_par: professionnelDe(s.requerant),
  });
  await inserer(application, 'document', {
    organisation_id,
    ...document(s, dossier_id, 'PRODUIT'),
    id: s.documentId,
  });
  await inserer(application, 'envoi', {
    organisation_id,
    id: s.envoiId,
    acte_id,
    type: 'DEMANDE',
    canal: 'MSSANTE',
    etat: 'A_FAIRE',
    message_id: `<${s.envoiId}@orapont>`,
  });
  await inserer(application, 'notification', {
    organisation_id,
    id: s.notificationId,
    professionnel_id: professionnelDe(s.requerant),
    type: 'REFUS',
    acte_id,
  });
  const { objets } = application.exterieur;
  const ref = { organisationId: organisation_id, dossierId: dossier_id };
  for (const version of [1, 2, 3, 1_000])
    await objets.ecrire({ ...ref, objetId: s.mediaId, version }, pixels(version));
  await objets.ecrire({ ...ref, objetId: s.documentId, version: 1 }, octets(s));
  await inserer(application, 'photo_identite', {
    organisation_id,
    id: s.photoId,
    dossier_id,
    octets: 1,
    consentement: json({ capacite: 'PERSONNE' }),
    deposee_par: compteDe(s.requerant),
    deposee_par_nom: 'Matrice',
  });
  await objets.ecrire({ ...ref, objetId: s.photoId, version: 1 }, octets(s));
}

/** The picture has one slice of one point, so that this door too has something behind it. */
const UNE_COUPE: TechniqueDicomT = { sorte: 'DICOM', ...GRILLE, colonnes: 1, lignes: 1 };

/** What the act shares, and what stands of it on the other side. */
export async function ecrirePartage(
  application: ApplicationDeTest,
  s: Situation,
  etat: EtatVoulu,
): Promise<void> {
  const { ferme } = SITUATIONS[s.nom];
  const fin = ferme ? LE : null;
  await inserer(application, 'partage', {
    organisation_id: s.organisationId,
    id: randomUUID(),
    acte_id: s.acteId,
    cible_organisation_id: s.requisOrganisationId,
    cible_professionnel_id: s.requisId,
    au: fin,
    ferme_le: fin,
    ferme_motif: ferme ? 'ANNULATION' : null,
  });
  await inserer(application, 'acte_recu', {
    organisation_id: s.requisOrganisationId,
    id: s.acteId,
    proprietaire_organisation_id: s.organisationId,
    requis_id: s.requisId,
    nature: demandeFigee(s).nature,
    etat: ferme ? 'ANNULEE' : etat,
    version: 1,
    urgence: 'PROGRAMMEE',
    echeance: ECHEANCE,
    envoye_le: LE,
    patient_nom: ferme ? '' : s.marque,
    patient_naissance: ferme ? null : '1940-05-06',
    structure_nom: 'EHPAD',
    requerant_nom: ferme ? '' : 'Roche',
    motif: ferme ? '' : 'AFFECTION_BUCCO_DENTAIRE',
    images: ferme ? 0 : 1,
    ferme_le: fin,
  });
}

export const ecrireBrouillon = (application: ApplicationDeTest, s: Situation): Promise<void> =>
  inserer(application, 'lecture', {
    organisation_id: s.requisOrganisationId,
    id: randomUUID(),
    acte_id: s.acteId,
    auteur_id: s.requisId,
    contenu: json(LECTURE),
  });

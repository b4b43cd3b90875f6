import { randomUUID } from 'node:crypto';
import type { TechniqueDicomT } from '@orapont/contract/media-technique';
import { donneesVierges } from '@orapont/domain/sante/donnees';
import { Upload } from '@tus/server';
import sharp from 'sharp';
import { idPrescription } from '../features/teleexpertise/compte-rendu/prescription.ts';
import { compteDe, professionnelDe } from './acteurs.ts';
import type { ApplicationDeTest } from './application.ts';
import { LECTURE } from './corps.ts';
import {
  COMPLEMENT,
  contenuCompteRendu,
  demandeFigee,
  empreinte,
  ligneFacturee,
  reference,
} from './situation-contenus.ts';
import { GRILLE, lignesImagerie, objetsImagerie } from './situation-imagerie.ts';
import { lignesDeTournee } from './situation-tournee.ts';
import {
  ECHEANCE,
  type EtatVoulu,
  LE,
  type NomSituation,
  nouvelleSituation,
  SITUATIONS,
  type Situation,
} from './situations.ts';

/** Writes a new situation, as the owner of the database: without any of the code that is tested. */
export async function creerSituation(
  application: ApplicationDeTest,
  nom: NomSituation,
  etat: EtatVoulu = 'ENVOYEE',
): Promise<Situation> {
  const situation = nouvelleSituation(nom);
  await ecrireDossier(application, situation);
  await ecrireActe(application, situation, etat);
  for (const [table, ligne] of lignesDeTournee(situation)) await inserer(application, table, ligne);
  for (const [table, ligne] of lignesImagerie(situation)) await inserer(application, table, ligne);
  for (const ref of objetsImagerie(situation)) await application.exterieur.objets.ecrire(ref, pixels(0));
  if (etat === 'BROUILLON') await commencerTeleversement(application, situation);
  else await ecrirePartage(application, situation, etat);
  if (etat === 'ACCEPTEE') await ecrireBrouillon(application, situation);
  if (etat === 'AVIS_RENDU') await ecrireReponse(application, situation);
  return situation;
}

async function ecrireDossier(application: ApplicationDeTest, s: Situation): Promise<void> {
  const { organisationId: organisation_id, dossierId: dossier_id } = s;
  await inserer(application, 'dossier', identite(s, organisation_id, dossier_id));
  await inserer(application, 'sejour', {
    organisation_id,
    id: s.sejourId,
    dossier_id,
    site_id: s.siteId,
    chambre: '1',
    du: '2026-01-01',
  });
  await inserer(application, 'representant', {
    organisation_id,
    id: s.representantId,
    dossier_id,
    qualite: 'FAMILLE',
    nom: s.marque,
  });
  await inserer(application, 'donnees_sante', {
    organisation_id,
    id: randomUUID(),
    dossier_id,
    contenu: json({ ...donneesVierges('2026-01-15'), motif: s.marque }),
  });
}

const identite = (s: Situation, organisation_id: string, id: string) => ({
  organisation_id,
  id,
  nom_naissance: s.marque,
  prenoms: ['Camille'],
  date_naissance: '1940-05-06',
  sexe: 'F',
  nom_norme: s.marque.toUpperCase(),
  recherche: `${s.marque} CAMILLE`.toUpperCase(),
});

async function ecrireActe(application: ApplicationDeTest, s: Situation, etat: EtatVoulu): Promise<void> {
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

async function ecrirePartage(application: ApplicationDeTest, s: Situation, etat: EtatVoulu): Promise<void> {
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

const ecrireBrouillon = (application: ApplicationDeTest, s: Situation): Promise<void> =>
  inserer(application, 'lecture', {
    organisation_id: s.requisOrganisationId,
    id: randomUUID(),
    acte_id: s.acteId,
    auteur_id: s.requisId,
    contenu: json(LECTURE),
  });

/** What the requis's side keeps once he has answered, and the copy that the requérant received. */
async function ecrireReponse(application: ApplicationDeTest, s: Situation): Promise<void> {
  const organisation_id = s.requisOrganisationId;
  const dossier_id = randomUUID();
  const acte_id = s.acteId;
  await inserer(application, 'dossier', identite(s, organisation_id, dossier_id));
  await inserer(application, 'compte_rendu', {
    organisation_id,
    id: s.compteRenduId,
    acte_id,
    dossier_id,
    numero_version: 1,
    etat: 'SIGNE',
    contenu: json(contenuCompteRendu(s)),
    empreinte_contenu: 'c'.repeat(64),
    empreinte_pdf: empreinte(s),
    octets_pdf: s.marque.length,
    signature: json({
      niveau: 'SIMPLE',
      signataire: { compteId: s.requisId, nom: 'Moreau', prenom: 'Claire', rpps: null },
      instant: LE,
    }),
    signe_par: s.requisId,
    signe_le: LE,
  });
  for (const type of ['REQUERANT', 'ARCHIVE_REQUIS', 'MON_ESPACE_SANTE'])
    await inserer(application, 'remise', {
      organisation_id,
      id: randomUUID(),
      compte_rendu_id: s.compteRenduId,
      acte_id,
      type,
      etat: 'A_FAIRE',
    });
  await inserer(application, 'ligne_facturation', {
    organisation_id,
    id: s.ligneId,
    acte_id,
    dossier_id,
    professionnel_id: s.requisId,
    code: 'TE2',
    facturable: true,
    centimes: 2_000,
    date_acte: '2026-02-02',
    contenu: json(ligneFacturee(s)),
  });
  await inserer(application, 'envoi', {
    organisation_id,
    id: s.envoiRequisId,
    acte_id,
    type: 'COMPTE_RENDU',
    canal: 'MSSANTE',
    charge: json({ compteRenduId: s.compteRenduId }),
    etat: 'A_FAIRE',
    message_id: `<${s.envoiRequisId}@orapont>`,
  });
  await inserer(application, 'document', {
    organisation_id: s.organisationId,
    ...document(s, s.dossierId, 'RECU'),
    id: s.compteRenduId,
  });
  await inserer(application, 'document', {
    organisation_id: s.organisationId,
    ...document(s, s.dossierId, 'RECU'),
    type: 'PRESCRIPTION',
    id: idPrescription(s.compteRenduId),
  });
  for (const ref of [
    { organisationId: organisation_id, dossierId: dossier_id },
    { organisationId: s.organisationId, dossierId: s.dossierId },
  ])
    for (const objetId of [s.compteRenduId, idPrescription(s.compteRenduId)])
      await application.exterieur.objets.ecrire({ ...ref, objetId, version: 1 }, octets(s));
}

async function commencerTeleversement({ exterieur }: ApplicationDeTest, s: Situation): Promise<void> {
  const { televersementId: id, organisationId, dossierId, acteId } = s;
  await exterieur.magasin.datastore.create(
    new Upload({ id, size: 3, offset: 0, metadata: { organisationId, dossierId, acteId } }),
  );
}

const document = (s: Situation, dossier_id: string, origine: 'PRODUIT' | 'RECU') => ({
  dossier_id,
  acte_id: s.acteId,
  type: 'COMPTE_RENDU',
  titre: 'Compte rendu',
  type_mime: 'application/pdf',
  octets: s.marque.length,
  empreinte: empreinte(s),
  origine,
});

async function* octets({ marque }: Situation): AsyncGenerator<Uint8Array> {
  yield Buffer.from(marque);
}

/** The original, then the thumbnail and the reading size. */
async function* pixels(version: number): AsyncGenerator<Uint8Array> {
  const image = sharp({ create: { width: 8, height: 8, channels: 3, background: '#a55' } });
  yield await (version === 1 ? image.jpeg() : image.webp()).toBuffer();
}

const json = (valeur: unknown) => JSON.stringify(valeur);

async function inserer(
  { proprietaire }: ApplicationDeTest,
  table: string,
  ligne: Readonly<Record<string, unknown>>,
): Promise<void> {
  const colonnes = Object.keys(ligne);
  const valeurs = colonnes.map((_, rang) => `$${rang + 1}`);
  await proprietaire.query(
    `insert into app.${table} (${colonnes.join(', ')}) values (${valeurs.join(', ')})`,
    Object.values(ligne),
  );
}

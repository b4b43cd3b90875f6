import { createHash, randomUUID } from 'node:crypto';
import { REPONSE_VIERGE } from '@orapont/contract/lecture';
import { donneesVierges } from '@orapont/domain/sante/donnees';
import { Upload } from '@tus/server';
import sharp from 'sharp';
import { idDemo } from '../bac-a-sable/demo/identifiants.ts';
import { idPrescription } from '../features/teleexpertise/compte-rendu/prescription.ts';
import { compteDe, professionnelDe } from './acteurs.ts';
import type { ApplicationDeTest } from './application.ts';

/**
 * A record and an act on it, seen from every chair. `marque` is the name of the patient: whoever has no right to the record must
 * never receive it, whatever he calls.
 */
export const SITUATIONS = {
  /** Sent by the EHPAD of the nurse to the requis: the sharing is open. */
  'partage ouvert': { site: 'tilleuls', requerant: 'emilie.roche', requis: 'claire.moreau', ferme: false },
  /** The same, once the sharing was closed. */
  'partage fermé': { site: 'tilleuls', requerant: 'emilie.roche', requis: 'claire.moreau', ferme: true },
  /** Another EHPAD of the same association, and another dentist. */
  'autre site': { site: 'belair', requerant: 'thomas.leroy', requis: 'julie.garnier', ferme: false },
  /** A cabinet's own patient, shown to a hospital. */
  'autre organisation': {
    site: 'lices',
    requerant: 'julie.garnier',
    requis: 'antoine.mercier',
    ferme: false,
  },
} as const;
export type NomSituation = keyof typeof SITUATIONS;
export const NOMS_SITUATIONS = Object.keys(SITUATIONS) as readonly NomSituation[];

export const ETATS = ['BROUILLON', 'ENVOYEE', 'ACCEPTEE', 'COMPLEMENT_DEMANDE', 'AVIS_RENDU'] as const;
export type EtatVoulu = (typeof ETATS)[number];

export type Situation = {
  readonly nom: NomSituation;
  readonly marque: string;
  readonly requerant: string;
  readonly organisationId: string;
  readonly siteId: string;
  readonly dossierId: string;
  readonly sejourId: string;
  readonly representantId: string;
  readonly acteId: string;
  readonly mediaId: string;
  readonly documentId: string;
  readonly requisId: string;
  readonly requisSiteId: string;
  readonly requisOrganisationId: string;
  readonly compteRenduId: string;
  readonly ligneId: string;
  readonly envoiId: string;
  readonly envoiRequisId: string;
  /** Of the requérant. */
  readonly notificationId: string;
  /** An upload under way towards the act, by someone of its team. */
  readonly televersementId: string;
};

const SITE_ORGANISATION: Readonly<Record<string, string>> = {
  tilleuls: 'association',
  belair: 'association',
  lices: 'lices',
  port: 'port',
  hopital: 'hopital',
};
const LIEU_REQUIS: Readonly<Record<string, string>> = {
  'claire.moreau': 'port',
  'julie.garnier': 'lices',
  'antoine.mercier': 'hopital',
};

const LE = '2026-02-02T09:00:00.000Z';
const ECHEANCE = '2099-01-01T09:00:00.000Z';

/** Made by the owner of the database, without any of the code that is tested. */
export async function creerSituation(
  application: ApplicationDeTest,
  nom: NomSituation,
  etat: EtatVoulu = 'ENVOYEE',
): Promise<Situation> {
  const { site, requerant, requis } = SITUATIONS[nom];
  const lieu = LIEU_REQUIS[requis] ?? '';
  const id = randomUUID;
  const situation: Situation = {
    nom,
    marque: `Zyx${randomUUID().replaceAll(/[^a-f]/g, '')}${nom.replaceAll(/\W/g, '')}`,
    requerant,
    organisationId: idDemo(`organisation ${SITE_ORGANISATION[site]}`),
    siteId: idDemo(`site ${site}`),
    dossierId: id(),
    sejourId: id(),
    representantId: id(),
    acteId: id(),
    mediaId: id(),
    documentId: id(),
    requisId: professionnelDe(requis),
    requisSiteId: idDemo(`site ${lieu}`),
    requisOrganisationId: idDemo(`organisation ${SITE_ORGANISATION[lieu]}`),
    compteRenduId: id(),
    ligneId: id(),
    envoiId: id(),
    envoiRequisId: id(),
    notificationId: id(),
    televersementId: randomUUID().replaceAll('-', ''),
  };
  await ecrireDossier(application, situation);
  await ecrireActe(application, situation, etat);
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
  for (const version of [1, 2, 3])
    await objets.ecrire({ ...ref, objetId: s.mediaId, version }, pixels(version));
  await objets.ecrire({ ...ref, objetId: s.documentId, version: 1 }, octets(s));
}

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

const empreinte = ({ marque }: Situation) => createHash('sha256').update(marque).digest('hex');

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

const COMPLEMENT = { le: LE, par: 'Claire Moreau', motifs: ['IMAGES_FLOUES'], vues: [], texte: '' };

const professionnel = (id: string) => ({
  id,
  nom: 'Personne',
  prenom: 'Une',
  profession: '40',
  professionLibelle: 'Chirurgien-dentiste',
  savoirFaire: null,
  savoirFaireLibelle: null,
  rpps: null,
  bal: null,
});

const structure = (organisationId: string, siteId: string) => ({
  organisationId,
  siteId,
  nom: 'Structure',
  categorie: null,
  categorieLibelle: null,
  finess: null,
  adresse: '',
  zone: 'METROPOLE',
  bal: null,
});

function demandeFigee(s: Situation) {
  const cabinet = s.nom === 'autre organisation';
  return {
    version: 1,
    acteId: s.acteId,
    numero: `TE-2026-${s.acteId.slice(-8)}`,
    nature: cabinet ? 'TELEEXPERTISE_SPECIALISTE' : 'TELEEXPERTISE_ESMS',
    envoyeLe: LE,
    echeance: ECHEANCE,
    urgence: 'PROGRAMMEE',
    drapeaux: [],
    patient: {
      nomNaissance: s.marque,
      prenoms: ['Camille'],
      nomUtilise: null,
      prenomUtilise: null,
      dateNaissance: '1940-05-06',
      sexe: 'F',
      lieuNaissanceCog: null,
      insStatut: 'PROV',
      ins: null,
      assure: null,
      sejour: 'Chambre 1',
      representant: null,
      profilSensoriel: '',
      oppositionMes: null,
    },
    structure: structure(s.organisationId, s.siteId),
    requerant: professionnel(professionnelDe(s.requerant)),
    preparePar: null,
    requis: professionnel(s.requisId),
    requisLieu: structure(s.requisOrganisationId, s.requisSiteId),
    motif: { code: cabinet ? 'CANCER_ORAL' : 'AFFECTION_BUCCO_DENTAIRE', libelle: 'Motif', precision: '' },
    situation: 'QUESTION_CIRCONSCRITE',
    question: s.marque,
    sante: donneesVierges('2026-01-15'),
    alertes: [],
    consentement: { phrases: [], le: LE, texteVersion: '2026-1' },
    lien: null,
    protocole: null,
    vuesManquantes: [],
    medias: [
      {
        id: s.mediaId,
        vue: 'FACE',
        vueLibelle: 'De face',
        modalite: 'LUMIERE_BLANCHE',
        miroir: false,
        rotation: 0,
        largeur: 8,
        hauteur: 8,
        empreinte: 'b'.repeat(64),
        auteur: professionnel(professionnelDe(s.requerant)),
        prisLe: null,
      },
    ],
    complements: [],
    actesAilleurs: 0,
    quota: null,
    verdict: { versionRegles: '1', avertissements: [] },
  };
}

/** A reading in which nothing was seen, and a conclusion: the least that may be signed. */
export const LECTURE = {
  chart: { denture: 'PERMANENTE', dents: {}, muqueuse: {} },
  reponse: { ...REPONSE_VIERGE, conclusion: 'Aucune lésion vue sur ces images.', urgence: 'SURVEILLANCE' },
} as const;

const ligneFacturee = (s: Situation) => ({
  praticien: 'Claire Moreau',
  quotaPhrase: '',
  ligne: {
    code: 'TE2',
    dateActe: '2026-02-02',
    zone: 'METROPOLE',
    tarif: {
      code: 'TE2',
      zone: 'METROPOLE',
      montant: 2_000,
      du: '2025-02-01',
      source: 'JO 18/01/2025',
      statut: 'EN_VIGUEUR',
    },
    facturable: true,
    montant: 2_000,
    indexQuota: 1,
    factureParRpps: '10999000111',
    executeParRpps: '10999000111',
    requisRpps: '10999000111',
    requerant: null,
    patient: { nom: s.marque, prenom: 'Camille', ayantDroit: false },
    mode: 'SESAM_SANS_VITALE',
    adri: { fait: false },
    aCompleter: [],
  },
});

const contenuCompteRendu = (s: Situation) => ({
  version: 1,
  numero: `TE-2026-${s.acteId.slice(-8)}`,
  demande: demandeFigee(s),
  demandeEmpreinte: 'a'.repeat(64),
  lecture: LECTURE,
  rendueLe: LE,
  remplace: null,
  intervenants: [],
  pieces: [],
  prescription: {
    id: idPrescription(s.compteRenduId),
    octets: s.marque.length,
    empreinte: empreinte(s),
  },
  quota: null,
  eligibilite: { versionRegles: '1', avertissements: [] },
});

const reference = (s: Situation) => ({
  organisationId: s.requisOrganisationId,
  dossierId: s.dossierId,
  id: s.compteRenduId,
  numeroVersion: 1,
  empreintePdf: empreinte(s),
  octets: s.marque.length,
  signeLe: LE,
  signataire: 'Claire Moreau',
  resume: {
    conclusion: s.marque,
    nonConcluant: false,
    urgence: 'Surveillance',
    soinsConseilles: [],
    lieuDeSoins: null,
    conseilsHygiene: [],
    actes: [],
    prescriptions: null,
  },
});

import { randomUUID } from 'node:crypto';
import { donneesVierges } from '@orapont/domain/sante/donnees';
import { idDemo } from '../bac-a-sable/demo/identifiants.ts';
import { NOMS_ACTEURS, professionnelDe, siteDe } from './acteurs.ts';
import { ATTENTES_ACCES } from './attentes-acces.ts';
import { ATTENTES_EXPORT } from './attentes-export.ts';
import { ATTENTES_FHIR } from './attentes-fhir.ts';
import { ATTENTES_IMAGERIE } from './attentes-imagerie.ts';
import { ATTENTES_RECEPTION } from './attentes-reception.ts';
import { ATTENTES_TABLETTE } from './attentes-tablette.ts';
import { FICHE, IMPORT, LECTURE, recueil } from './corps.ts';
import {
  ACCUEIL,
  type Attente,
  CONNECTES,
  compteRendu,
  courrierAbsent,
  DOSSIER,
  demande,
  dispositif,
  dossier,
  EN_SOIN,
  EQUIPE,
  FACTURATION,
  facturation,
  image,
  images,
  lecture,
  lieu,
  ouverteA,
  PLATEFORME,
  PRATICIENS,
  REPONDANT,
  REQUIS,
  SOIN,
  TUS,
  televersement,
} from './portes.ts';

/** A picture of one colour. */
const UN_POINT =
  'iVBORw0KGgoAAAANSUhEUgAAACgAAAAoCAMAAAC7IEhfAAAAA1BMVEWqZmbk4+0gAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAFUlEQVQ4jWNgGAWjYBSMglEwCmgHAAZoAAGIoeM2AAAAAElFTkSuQmCC';

/** One row for each route of the registry: a route without a row fails the test. */
export const ATTENTES: Readonly<Record<string, Attente>> = {
  ...ATTENTES_ACCES,
  ...ATTENTES_TABLETTE,
  ...ATTENTES_RECEPTION,
  ...ATTENTES_FHIR,
  ...ATTENTES_EXPORT,
  'dossier.lister': ouverteA(ACCUEIL, () => ({ query: { q: 'Zyx' } })),
  'dossier.lire': dossier(DOSSIER),
  'dossier.creer': lieu(DOSSIER, ({ siteId }) => ({
    body: {
      fiche: { ...FICHE, nomNaissance: `Matrice ${randomUUID().slice(0, 8)}` },
      sejour: { siteId, chambre: '', du: '2026-01-01' },
    },
  })),
  'dossier.chercherHomonymes': ouverteA(ACCUEIL, () => ({
    body: { nomNaissance: 'Zyx', prenom: 'Camille', dateNaissance: '1940-05-06' },
  })),
  'dossier.modifier': dossier(DOSSIER, ({ dossierId }) => ({
    params: { id: dossierId },
    body: { version: 1, fiche: FICHE },
  })),
  // Towards the caller's own site: the way in that someone who wants a record would try.
  'dossier.ajouterSejour': dossier(DOSSIER, ({ dossierId }, acteur) => ({
    params: { id: dossierId },
    body: { siteId: siteDe(acteur), remplace: true },
  })),
  'dossier.modifierSejour': dossier(DOSSIER, ({ dossierId, sejourId }) => ({
    params: { id: dossierId, sejourId },
    body: { au: null },
  })),
  'dossier.enregistrerRepresentant': dossier(DOSSIER, ({ dossierId, representantId }) => ({
    params: { id: dossierId, representantId },
    body: { courriel: null, telephone: null, finLe: null },
  })),
  'dossier.declarerLien': dossier(EQUIPE, ({ dossierId, requisId }) => ({
    params: { id: dossierId },
    body: { professionnelId: requisId },
  })),
  'dossier.lireSante': dossier(EQUIPE),
  'dossier.ecrireSante': dossier(EQUIPE, ({ dossierId }) => ({
    params: { id: dossierId },
    body: { precedente: null, donnees: donneesVierges('2026-01-15') },
  })),
  'dossier.lireDocument': dossier(SOIN, ({ documentId }) => ({ params: { id: documentId } })),
  'dossier.lirePhoto': dossier(DOSSIER, ({ dossierId, photoId }) => ({ params: { id: dossierId, photoId } })),
  'dossier.deposerPhoto': dossier(DOSSIER, ({ dossierId }) => ({
    params: { id: dossierId },
    body: { photoId: randomUUID(), image: UN_POINT, consentement: { capacite: 'PERSONNE' } },
  })),
  'dossier.retirerPhoto': dossier(DOSSIER),
  'evaluation.lister': dossier(EQUIPE),
  'evaluation.enregistrer': dossier(EQUIPE, ({ dossierId }) => ({
    params: { id: dossierId },
    body: { echelle: 'ALGOPLUS', reponses: { VISAGE: 1 }, faiteLe: '2026-02-02T09:00:00.000Z' },
  })),
  'habilitation.lireMonDroit': ouverteA(EN_SOIN),
  'dispositifs.lister': ouverteA([...EN_SOIN, 'coordinateur', 'administrateur'], () => ({
    query: { organisation: idDemo('organisation association') },
  })),
  'dispositifs.lire': dispositif({ equipe: EQUIPE, 'même organisation, sans soin': EQUIPE, ...PLATEFORME }),
  // An update, so that nobody adds a device of his own under the same id.
  'dispositifs.enregistrer': dispositif(PLATEFORME, {
    version: 1,
    type: 'SMARTPHONE',
    nom: 'Matrice',
    modele: 'Matrice',
    numeroSerie: '',
    validation: '',
  }),
  'dispositifs.noterEntretien': dispositif(
    { equipe: EQUIPE, 'même organisation, sans soin': EQUIPE },
    { type: 'DESINFECTION' },
  ),
  'dossier.lireJournal': dossier(SOIN),
  'dossier.lireBouche': dossier(SOIN),
  'dossier.lirePresentation': dossier(EQUIPE),
  'dossier.apercevoirImport': lieu(DOSSIER, ({ siteId }) => ({ body: { siteId, source: IMPORT } })),
  'dossier.importer': lieu(DOSSIER, ({ siteId }) => ({
    body: {
      siteId,
      source: IMPORT,
      correspondance: { nomNaissance: 0, prenoms: 1, dateNaissance: 2, sexe: 3 },
    },
  })),

  'demande.lister': ouverteA(EN_SOIN),
  'demande.creer': dossier(EQUIPE, ({ dossierId }) => ({ body: { dossierId } })),
  'demande.lire': demande('ENVOYEE', EQUIPE),
  'demande.modifier': demande('BROUILLON', EQUIPE, () => ({
    version: 1,
    champs: { question: 'Que voit-on ?' },
  })),
  'demande.jugerEligibilite': demande('BROUILLON', EQUIPE, ({ requisId }) => ({ requisId })),
  'demande.recueillirConsentement': demande('BROUILLON', SOIN, recueil),
  'demande.retirerConsentement': demande('ENVOYEE', SOIN),
  'demande.confier': demande('BROUILLON', EQUIPE, () => ({ professionnelId: null })),
  'demande.envoyer': demande('BROUILLON', SOIN, () => ({ version: 1, jugeParRequerant: true })),
  'demande.annuler': demande('BROUILLON', EQUIPE),
  'demande.fournirComplement': demande('COMPLEMENT_DEMANDE', SOIN, () => ({ texte: 'Voici.' })),
  'demande.changerRequis': demande('ENVOYEE', SOIN, () => ({
    requisId: professionnelDe('hugo.lambert'),
    requisSiteId: idDemo('site port'),
    jugeParRequerant: true,
  })),
  'demande.reprendre': demande('ENVOYEE', EQUIPE),

  'medias.ouvrirTeleversement': {
    etat: 'BROUILLON',
    passe: { equipe: EQUIPE },
    appel: ({ acteId }) => ({
      entetes: {
        ...TUS,
        'upload-length': '3',
        'upload-metadata': Object.entries({
          acteId,
          mediaId: randomUUID(),
          vue: 'FACE',
          modalite: 'LUMIERE_BLANCHE',
          moyen: 'IMPORT',
        })
          .map(([nom, valeur]) => `${nom} ${base64(valeur)}`)
          .join(','),
      },
    }),
  },
  'medias.suivreTeleversement': televersement({}),
  'medias.poursuivreTeleversement': televersement({
    'upload-offset': '0',
    'content-type': 'application/offset+octet-stream',
  }),
  'medias.abandonnerTeleversement': televersement({}),
  'medias.deposer': {
    etat: 'BROUILLON',
    passe: { equipe: EQUIPE },
    appel: ({ acteId, televersementId }) => ({
      body: { acteId, televersementId, moyen: 'IMPORT' },
    }),
  },
  'medias.lister': images(({ acteId }) => ({ params: { id: acteId } })),
  'medias.suivre': images(({ acteId }) => ({ params: { id: acteId } })),
  'medias.lire': images(({ mediaId, acteId }) => ({
    params: { id: mediaId, rendu: 'lecture' },
    query: { acte: acteId },
  })),
  'medias.lireCoupe': images(({ mediaId, acteId }) => ({
    params: { id: mediaId, numero: '0' },
    query: { acte: acteId },
  })),
  'medias.modifier': image({ rotation: 90 }),
  'medias.supprimer': image(),
  'medias.restaurer': image(),

  ...ATTENTES_IMAGERIE,

  'lecture.lister': ouverteA(PRATICIENS),
  'lecture.ouvrir': lecture('ENVOYEE'),
  'lecture.historique': lecture('ENVOYEE'),
  'lecture.enregistrer': lecture('ACCEPTEE', { version: 0, contenu: LECTURE }),
  'lecture.accepter': lecture('ENVOYEE'),
  'lecture.refuser': lecture('ENVOYEE', { motif: 'INDISPONIBLE', precision: '' }),
  'lecture.demanderComplement': lecture('ACCEPTEE', { motifs: ['IMAGES_FLOUES'], vues: [] }),
  'lecture.renoncerComplement': lecture('COMPLEMENT_DEMANDE'),
  'lecture.demanderConsentement': lecture('ENVOYEE'),
  'lecture.listerReleveurs': lecture('ENVOYEE'),
  'lecture.relever': lecture('ENVOYEE', {
    professionnelId: professionnelDe('hugo.lambert'),
    siteId: idDemo('site port'),
  }),

  'compteRendu.apercevoir': lecture('ACCEPTEE', { contenu: LECTURE }),
  'compteRendu.signer': lecture('ACCEPTEE', { version: 1 }),
  'compteRendu.lire': compteRendu({ equipe: SOIN, ...REPONDANT }),
  'compteRendu.lirePdf': compteRendu({ equipe: SOIN, ...REPONDANT }),
  'compteRendu.lirePrescription': compteRendu({ equipe: SOIN, ...REPONDANT }),
  'compteRendu.lireImage': {
    etat: 'AVIS_RENDU',
    passe: REPONDANT,
    // Only the signer's own organisation keeps these pictures.
    refus: { equipe: 404, 'même organisation, sans soin': 404 },
    // The answer of this decor keeps no picture: who passes finds none (historique.db.test.ts reads one).
    reponses: [404],
    appel: ({ compteRenduId, mediaId }) => ({
      params: { id: compteRenduId, media: mediaId, rendu: 'vignette' },
    }),
  },
  'compteRendu.corriger': compteRendu(
    { 'requis, partage ouvert': REQUIS },
    { motif: 'Erreur de dent.', contenu: LECTURE },
  ),
  'compteRendu.reglerRemise': {
    etat: 'AVIS_RENDU',
    passe: REPONDANT,
    appel: ({ compteRenduId }) => ({
      params: { id: compteRenduId, type: 'MON_ESPACE_SANTE' },
      body: { etat: 'FAIT', le: '2026-02-03', motif: null, motifTexte: '' },
    }),
    refus: { equipe: 404 },
  },

  'courrier.listerEnvois': {
    etat: 'AVIS_RENDU',
    passe: { equipe: EQUIPE, ...REPONDANT },
    appel: ({ acteId }) => ({ params: { id: acteId } }),
  },
  'courrier.relancerEnvoi': {
    etat: 'AVIS_RENDU',
    passe: { equipe: EQUIPE },
    appel: ({ envoiId }) => ({ params: { id: envoiId } }),
  },
  'courrier.lireBoites': ouverteA(NOMS_ACTEURS),
  'courrier.lireBoite': {
    acteurs: NOMS_ACTEURS,
    appel: () => ({ params: { adresse: 'boite-vide@demo.mssante.fr' } }),
    reponses: [404],
  },
  'courrier.lireCourrier': courrierAbsent(),
  'courrier.telechargerPiece': courrierAbsent({ rang: '0' }),
  'captation.lister': demande('BROUILLON', EQUIPE),
  'captation.enregistrer': {
    etat: 'BROUILLON',
    passe: { equipe: EQUIPE },
    appel: ({ acteId }) => ({
      params: { id: acteId, captationId: randomUUID() },
      body: { debut: '2026-01-15T09:00:00.000Z', fin: null, issue: null, suite: null },
    }),
  },
  'courrier.telechargerEml': courrierAbsent(),
  'courrier.mettreEnPanne': ouverteA(NOMS_ACTEURS, () => ({ body: { enPanne: false } })),
  'dmp.lireDepots': ouverteA(NOMS_ACTEURS),
  'dmp.telechargerDepot': {
    acteurs: NOMS_ACTEURS,
    appel: () => ({ params: { identifiant: '2.25.1' } }),
    reponses: [404],
  },
  'dmp.fermerEspace': ouverteA(NOMS_ACTEURS, () => ({
    body: { matricule: '100000000000000', ferme: false },
  })),

  'facturation.lire': ouverteA(FACTURATION),
  'facturation.exporter': ouverteA(FACTURATION, () => ({ query: { mois: '2026-02' } })),
  'facturation.noterAdri': facturation({ le: '2026-02-03', resultat: 'droits ouverts' }),
  'facturation.completer': facturation({
    ayantDroit: false,
    dateNaissance: null,
    rangGemellaire: null,
    logicielAJour: true,
  }),

  'notification.lister': ouverteA(CONNECTES),
  'notification.lire': {
    etat: 'ENVOYEE',
    passe: { equipe: EQUIPE },
    personnelle: true,
    appel: ({ notificationId }) => ({ params: { id: notificationId } }),
    refus: { equipe: 404, 'même organisation, sans soin': 404 },
  },
  'notification.lireToutes': ouverteA(CONNECTES),
};

const base64 = (texte: string) => Buffer.from(texte).toString('base64');

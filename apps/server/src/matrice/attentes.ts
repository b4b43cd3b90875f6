import { randomUUID } from 'node:crypto';
import type { Role } from '@orapont/contract/route';
import { donneesVierges } from '@orapont/domain/sante/donnees';
import { MOT_DE_PASSE_DEMO } from '../bac-a-sable/demo/charger.ts';
import { idDemo } from '../bac-a-sable/demo/identifiants.ts';
import { type Acteur, compteDe, professionnelDe, siteDe } from './acteurs.ts';
import type { Relation } from './relations.ts';
import { type EtatVoulu, LECTURE, type Situation } from './situations.ts';

export type AppelMatrice = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Added to the shortest body that the contract takes. */
  readonly body?: Readonly<Record<string, unknown>>;
  readonly entetes?: Readonly<Record<string, string>>;
};

/** Who passes a door. What is not written is refused. */
export type Attente =
  | {
      /** One cell for each kind of caller. */
      readonly acteurs: readonly Acteur[];
      readonly appel?: () => AppelMatrice;
      /** Status of those who do not pass, when it is not what follows from the role. */
      readonly refus?: number;
      /** Statuses of those who pass, when the answer is not a success. */
      readonly reponses?: readonly number[];
    }
  | {
      /** One cell for each kind of caller and each situation; the act is in this state. */
      readonly etat: EtatVoulu;
      readonly passe: Partial<Record<Relation, readonly Role[]>>;
      readonly appel: (s: Situation, acteur: Acteur) => AppelMatrice;
      readonly refus?: Partial<Record<Relation, number>>;
      /** Open to the requérant in person, not to his team. */
      readonly personnelle?: boolean;
      readonly reponses?: readonly number[];
    };

const TOUT_LE_MONDE: readonly Acteur[] = [
  'anonyme',
  'demi-session',
  'soignant du site',
  'preneur du site',
  'preneur du réseau',
  'soignant d’un autre site',
  'praticien requis',
  'praticien du même cabinet',
  'praticien d’une autre organisation',
  'secretariat',
  'coordinateur',
  'administrateur',
];
const CONNECTES = TOUT_LE_MONDE.slice(2);
const EN_SOIN = CONNECTES.slice(0, 7);
const PRATICIENS = CONNECTES.slice(4, 7);
const ACCUEIL = [...EN_SOIN, 'secretariat'] as const;
const ANNUAIRE = CONNECTES.slice(0, 9);
const FACTURATION = [...PRATICIENS, 'secretariat'] as const;

const EQUIPE = ['soignant', 'preneur', 'praticien'] as const;
const SOIN = ['soignant', 'praticien'] as const;
const DOSSIER = [...EQUIPE, 'secretariat'] as const;
const REQUIS = ['praticien'] as const;

const ouverteA = (acteurs: readonly Acteur[], appel?: () => AppelMatrice): Attente => ({
  acteurs,
  ...(appel ? { appel } : {}),
});
const administration = (appel?: () => AppelMatrice) => ouverteA(['administrateur'], appel);

/** A record: the team of the site where the person lives. */
const dossier = (
  roles: readonly Role[],
  appel: (s: Situation, acteur: Acteur) => AppelMatrice = ({ dossierId }) => ({ params: { id: dossierId } }),
): Attente => ({ etat: 'ENVOYEE', passe: { equipe: roles }, appel });

/** A place: the directory is open to all who work, so a place that is not one's own is forbidden rather than absent. */
const lieu = (roles: readonly Role[], appel: (s: Situation) => AppelMatrice): Attente => ({
  etat: 'ENVOYEE',
  passe: { equipe: roles },
  appel,
  refus: {
    'requis, partage ouvert': 403,
    'requis, partage fermé': 403,
    'cabinet du requis': 403,
    'cabinet du requis, partage fermé': 403,
    aucune: 403,
  },
});

/** The requérant's side of an act. */
const demande = (
  etat: EtatVoulu,
  roles: readonly Role[],
  body: (s: Situation) => Readonly<Record<string, unknown>> = () => ({}),
): Attente => ({
  etat,
  passe: { equipe: roles },
  appel: (s) => ({ params: { id: s.acteId }, body: body(s) }),
});

/** The requis's side: the person asked, while the sharing is open. His colleagues know no more than anyone. */
const lecture = (etat: EtatVoulu, body: Readonly<Record<string, unknown>> = {}): Attente => ({
  etat,
  passe: { 'requis, partage ouvert': REQUIS },
  appel: (s) => ({ params: { id: s.acteId }, body }),
  refus: { equipe: 404 },
});

const DES_DEUX_COTES = { equipe: EQUIPE, 'requis, partage ouvert': REQUIS } as const;

/** What someone answered stays his, whatever becomes of the sharing (TE-08: the compte rendu is kept). */
const REPONDANT = { 'requis, partage ouvert': REQUIS, 'requis, partage fermé': REQUIS } as const;

const FICHE = {
  nomNaissance: 'Matrice',
  prenoms: ['Camille'],
  nomUtilise: null,
  prenomUtilise: null,
  dateNaissance: '1950-01-01',
  sexe: 'F',
  lieuNaissanceCog: null,
  ins: { reponseInsi: false, pieceVerifiee: false, attributs: [], matricule: null, oid: null },
  assure: null,
  protection: 'AUCUNE',
  representationPersonne: false,
  apteAExprimer: true,
  profilSensoriel: '',
  oppositionMes: null,
  decesLe: null,
  identifiantExterne: null,
};

const IMPORT = { texte: 'Nom;Prénom;Né(e) le;Sexe\nMatrice;Camille;01/01/1950;F\n' };

const RECUEIL = ({ requisId }: Situation) => ({
  requisId,
  information: { le: '2026-02-01T09:00:00.000Z', par: 'Émilie Roche', versionTexte: '2026-1' },
  decision: {
    le: '2026-02-01T09:05:00.000Z',
    sens: 'CONSENT',
    capacite: 'PERSONNE',
    auteur: 'La personne',
    mode: 'ORAL',
  },
  avisPersonne: null,
  consultes: [],
  consultationImpossible: '',
  motivation: '',
  desaccord: null,
});

const b64 = (texte: string) => Buffer.from(texte).toString('base64');
const TUS = { 'tus-resumable': '1.0.0' };

/** One row for each route of the registry: a route without a row fails the test. */
export const ATTENTES: Readonly<Record<string, Attente>> = {
  'systeme.sante': ouverteA(TOUT_LE_MONDE),
  'systeme.openapi': ouverteA(TOUT_LE_MONDE),

  'acces.ouvrirSession': ouverteA(TOUT_LE_MONDE, () => ({
    body: { identifiant: 'karim.haddad', motDePasse: MOT_DE_PASSE_DEMO },
  })),
  'acces.saisirSecondFacteur': { acteurs: ['demi-session'], refus: 409 },
  'acces.lireSession': ouverteA(CONNECTES),
  'acces.fermerSession': ouverteA(CONNECTES),
  'acces.choisirAffectation': {
    acteurs: ['soignant du site'],
    appel: () => ({ body: { affectationId: idDemo('affectation emilie.roche tilleuls') } }),
    refus: 404,
  },
  'acces.ouvrirPeriodeDeSignature': ouverteA(PRATICIENS),
  'acces.lireInvitation': { acteurs: TOUT_LE_MONDE, appel: LIEN_MORT(), reponses: [404, 422] },
  'acces.preparerInvitation': { acteurs: TOUT_LE_MONDE, appel: LIEN_MORT(), reponses: [404, 422] },
  'acces.confirmerInvitation': { acteurs: TOUT_LE_MONDE, appel: LIEN_MORT(), reponses: [404, 422] },
  'acces.lireComptesDemo': ouverteA(TOUT_LE_MONDE),
  'acces.listerComptes': administration(),
  'acces.creerCompte': administration(() => ({
    body: {
      identifiant: `matrice-${randomUUID().slice(0, 8)}`,
      professionnelId: null,
      administrateur: true,
    },
  })),
  'acces.reinitialiserCompte': administration(() => ({ params: { id: compteDe('paul.vasseur') } })),
  'acces.changerActiviteCompte': administration(() => ({
    params: { id: compteDe('paul.vasseur') },
    body: { actif: true },
  })),

  'administration.listerOrganisations': administration(),
  'administration.listerProfessionnels': administration(),
  'administration.enregistrerOrganisation': administration(() => ({
    body: { nom: 'Matrice', finess: null, actif: true },
  })),
  'administration.enregistrerSite': administration(() => ({
    body: {
      organisationId: idDemo('organisation association'),
      nom: 'Matrice',
      finess: null,
      categorie: null,
      categorieDu: null,
      adresse: '',
      balMssante: null,
    },
  })),
  'administration.enregistrerProfessionnel': administration(() => ({
    body: {
      profession: '60',
      rpps: null,
      remplaceId: null,
      congeDu: null,
      congeAu: null,
      balMssante: null,
      courriel: null,
      savoirFaire: [],
    },
  })),
  'administration.enregistrerAffectation': administration(() => ({
    body: {
      professionnelId: professionnelDe('paul.vasseur'),
      siteId: idDemo('site roch'),
      roles: ['praticien'],
      du: '2026-01-01',
      au: null,
    },
  })),
  'administration.enregistrerHabilitation': administration(() => ({
    body: { professionnelId: professionnelDe('paul.vasseur'), obtenueLe: '2026-01-01', expireLe: null },
  })),
  'annuaire.chercherRequis': ouverteA(ANNUAIRE),
  'annuaire.lireEquipe': ouverteA(ANNUAIRE),

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
  'dossier.lireJournal': dossier(SOIN),
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
  'demande.recueillirConsentement': demande('BROUILLON', SOIN, RECUEIL),
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
          .map(([nom, valeur]) => `${nom} ${b64(valeur)}`)
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
  'medias.modifier': image({ rotation: 90 }),
  'medias.supprimer': image(),
  'medias.restaurer': image(),

  'lecture.lister': ouverteA(PRATICIENS),
  'lecture.ouvrir': lecture('ENVOYEE'),
  'lecture.enregistrer': lecture('ACCEPTEE', { version: 0, contenu: LECTURE }),
  'lecture.accepter': lecture('ENVOYEE'),
  'lecture.refuser': lecture('ENVOYEE', { motif: 'INDISPONIBLE', precision: '' }),
  'lecture.demanderComplement': lecture('ACCEPTEE', { motifs: ['IMAGES_FLOUES'], vues: [] }),
  'lecture.renoncerComplement': lecture('COMPLEMENT_DEMANDE'),
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
  'compteRendu.corriger': compteRendu(
    { 'requis, partage ouvert': REQUIS },
    { motif: 'Erreur de dent.', contenu: LECTURE },
  ),
  'compteRendu.reglerRemise': {
    etat: 'AVIS_RENDU',
    passe: { 'requis, partage ouvert': REQUIS },
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
  'courrier.lireBoites': ouverteA(TOUT_LE_MONDE),
  'courrier.lireBoite': {
    acteurs: TOUT_LE_MONDE,
    appel: () => ({ params: { adresse: 'boite-vide@demo.mssante.fr' } }),
    reponses: [404],
  },
  'courrier.lireCourrier': COURRIER_ABSENT(),
  'courrier.telechargerPiece': COURRIER_ABSENT({ rang: '0' }),
  'courrier.telechargerEml': COURRIER_ABSENT(),
  'courrier.mettreEnPanne': ouverteA(TOUT_LE_MONDE, () => ({ body: { enPanne: false } })),

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

/** A link that nobody holds: anyone may knock, nobody enters. */
function LIEN_MORT() {
  return () => ({
    params: { jeton: 'x'.repeat(40) },
    body: { identifiant: 'personne', motDePasse: 'y'.repeat(20) },
  });
}

function COURRIER_ABSENT(params: Readonly<Record<string, string>> = {}): Attente {
  return {
    acteurs: TOUT_LE_MONDE,
    appel: () => ({ params: { id: 'absent-absent', ...params } }),
    reponses: [404],
  };
}

function televersement(entetes: Readonly<Record<string, string>>): Attente {
  return {
    etat: 'BROUILLON',
    passe: { equipe: EQUIPE },
    appel: ({ televersementId }) => ({ params: { id: televersementId }, entetes: { ...TUS, ...entetes } }),
    refus: { 'même organisation, sans soin': 404 },
  };
}

/** Pictures of an act, from both sides; a colleague of the requis learns that they are not for him. */
function images(appel: (s: Situation) => AppelMatrice): Attente {
  return { etat: 'ENVOYEE', passe: DES_DEUX_COTES, appel, refus: { 'cabinet du requis': 403 } };
}

function image(body: Readonly<Record<string, unknown>> = {}): Attente {
  return {
    etat: 'BROUILLON',
    passe: { equipe: EQUIPE },
    appel: ({ mediaId }) => ({ params: { id: mediaId }, body }),
  };
}

function compteRendu(
  passe: Partial<Record<Relation, readonly Role[]>>,
  body: Readonly<Record<string, unknown>> = {},
): Attente {
  return {
    etat: 'AVIS_RENDU',
    passe,
    appel: ({ compteRenduId }) => ({ params: { id: compteRenduId }, body }),
    refus: { equipe: 404 },
  };
}

function facturation(body: Readonly<Record<string, unknown>>): Attente {
  return {
    etat: 'AVIS_RENDU',
    passe: {
      ...REPONDANT,
      'cabinet du requis': ['secretariat'],
      'cabinet du requis, partage fermé': ['secretariat'],
    },
    appel: ({ ligneId }) => ({ params: { id: ligneId }, body }),
    refus: { equipe: 404 },
  };
}

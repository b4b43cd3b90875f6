import type { CODES_REJET, CourrierRecuT } from '@orapont/contract/reception';

export const TEXTES = {
  titre: 'Courrier reçu',
  chapeau:
    'Ce que d’autres vous écrivent par messagerie sécurisée. Rien n’entre dans un dossier sans qu’une personne le dise.',
  bacASable: 'Ces boîtes sont celles de l’opérateur simulé, sur cette machine.',
  relever: 'Relever maintenant',
  releve: 'Vos boîtes sont relevées\u00a0: ce qui est nouveau s’affiche ici.',
  chercher: 'Chercher',
  chercherAide: 'Un expéditeur, un nom ou un mot de l’objet.',
  attente: 'À traiter',
  tout: 'Tout le courrier',
  erreurTitre: 'Ce courrier ne s’affiche pas',
  erreurSur: 'Ce qui a été reçu est gardé.',
  videTitre: 'Aucun courrier n’attend',
  vide: 'Les réponses et les documents envoyés à vos boîtes arrivent ici, dans la minute.',
  videTout: 'Aucun courrier reçu',
  sansBoite: 'Aucune boîte n’est relevée',
  sansBoiteAide:
    'Demandez à votre administrateur de renseigner la boîte de votre organisation (ORAPONT_MSSANTE_IMAP_URL). L’envoi, lui, ne change pas.',
  rienTrouve: 'Aucun courrier ne correspond',
  rienTrouveAide: 'Essayez un autre mot, ou regardez tout le courrier.',
  echec: (adresse: string) => `La boîte ${adresse} n’a pas pu être relevée`,
  echecAide:
    'Rien n’est perdu\u00a0: un nouvel essai se fait chaque minute. Si cela dure, prévenez votre administrateur.',
  de: 'De',
  a: 'À',
  recuLe: 'Reçu le',
  objet: 'Objet',
  sansObjet: 'Sans objet',
  message: 'Message',
  messageVide: 'Ce message n’a pas de texte.',
  documents: 'Documents',
  fichiers: 'Fichiers joints',
  aucunFichier: 'Aucun fichier joint.',
  voir: 'Lire ici',
  ouvrir: 'Ouvrir',
  enregistrer: 'Enregistrer',
  document: 'Document reçu',
  ecritPar: (auteur: string) => `Écrit par ${auteur}`,
  rangement: 'À qui est ce courrier\u202f?',
  certain: 'Il répond à votre demande, et nomme la même personne',
  probable: 'Une personne est proposée\u00a0: comparez avant de ranger',
  personneInconnue: 'Personne n’est reconnu avec certitude\u00a0: choisissez le dossier',
  personne: 'Personne',
  personneAide: 'Trois lettres de son nom suffisent.',
  autrePersonne: 'Choisir une autre personne',
  introuvable: 'Personne de ce nom parmi ceux qui sont suivis ici.',
  choisirPersonne: 'Choisissez une personne.',
  inscritSeul: 'Le document nomme',
  comparer: 'Identité inscrite, et celle du dossier',
  trait: 'Trait',
  inscrit: 'Document',
  dossier: 'Dossier',
  differe: 'différent',
  nonDit: 'non dit',
  verifiee: 'J’ai vérifié\u00a0: ce courrier est bien de cette personne',
  ranger: 'Ranger dans le dossier',
  rangerDans: (nom: string) => `Ranger dans le dossier de ${nom}`,
  range: 'Courrier rangé dans le dossier.',
  rejeter: 'Rejeter',
  rejeterTitre: 'Rejeter ce courrier',
  rejeterAide: 'L’expéditeur, qui a demandé un accusé, sera prévenu avec ce motif.',
  rejeterSansAccuse: 'L’expéditeur n’a pas demandé d’accusé\u00a0: il ne sera pas prévenu.',
  motif: 'Motif',
  choisirMotif: 'Choisissez un motif.',
  rejete: 'Courrier rejeté.',
  annuler: 'Annuler',
  voirDossier: 'Voir le dossier',
  voirDemande: 'Voir la demande',
  par: (nom: string, quand: string) => `${nom}, le ${quand}`,
} as const;

export const GENRE = {
  REPONSE: 'Réponse à une demande',
  DOCUMENT: 'Document',
  DEMANDE: 'Demande d’avis',
  ACCUSE: 'Accusé de réception',
  REBOND: 'Retour à l’envoyeur',
  AUTRE: 'Message',
} as const satisfies Record<CourrierRecuT['genre'], string>;

export const ETAT = {
  A_RANGER: 'À ranger',
  QUARANTAINE: 'Mis à part',
  RANGE: 'Rangé',
  REJETE: 'Rejeté',
  TRAITE: 'Rien à faire',
} as const satisfies Record<CourrierRecuT['etat'], string>;

type Motif = NonNullable<CourrierRecuT['motif']>;
export const MOTIF = {
  TROP_VOLUMINEUX:
    'Ce message dépasse 60\u00a0Mo\u00a0: il reste dans la boîte. Demandez à l’expéditeur de l’envoyer en plusieurs fois.',
  ILLISIBLE: 'Ce message est mal formé. Demandez à l’expéditeur de l’envoyer à nouveau.',
  HORS_ESPACE_DE_CONFIANCE: 'L’adresse de l’expéditeur n’est pas une adresse MSSanté connue.',
  AUTHENTIFICATION_EN_ECHEC: 'L’opérateur n’a pas reconnu l’expéditeur\u00a0: ce n’est peut-être pas lui.',
  IDENTIFIANT_REPRIS: 'Un autre message porte déjà le même identifiant, avec un autre contenu.',
  ARCHIVE_ILLISIBLE: 'L’archive jointe ne s’ouvre pas. Demandez à l’expéditeur de l’envoyer à nouveau.',
  ARCHIVE_DEFAUTS:
    'L’archive jointe est incohérente\u00a0: ses documents et leur description ne disent pas la même chose.',
  DEUX_PATIENTS: 'Ce message parle de plusieurs personnes\u00a0: il ne peut entrer dans aucun dossier.',
  PATIENT_DIFFERENT: 'Ce document ne nomme pas la personne de la demande à laquelle il répond.',
  SANS_DOCUMENT:
    'Ce message n’apporte aucun document structuré\u00a0: lisez-le, puis rangez-le ou rejetez-le.',
  ENVOI_INCONNU: 'Ce rapport parle d’un message que nous n’avons pas envoyé.',
  EXPEDITEUR_INATTENDU: 'Cet accusé ne vient pas du destinataire de notre message.',
  DEJA_CONNU: 'Ce que ce message apporte est déjà dans Orapont.',
  LU: 'Notre message a été intégré par le logiciel du destinataire.',
  REFUSE:
    'Le logiciel du destinataire n’a pas intégré notre message. Le motif est dans les envois de la demande.',
  REVENU: 'Notre message n’a pas pu être remis\u00a0: l’envoi et sa remise le disent.',
  RETARDE: 'La remise de notre message prend du retard\u00a0; l’opérateur essaie encore.',
} as const satisfies Record<Motif, string>;

export const REJET = {
  '900': 'Ce n’est pas la bonne version du document',
  '901': 'L’auteur n’est pas autorisé',
  '902': 'Patient inconnu ici',
  '903': 'Le document n’a pas d’INS',
  '904': 'L’INS n’est pas celui du dossier',
  '905': 'Les traits d’identité sont incomplets',
  '906': 'Autre raison',
} as const satisfies Record<(typeof CODES_REJET)[number], string>;

export const ECHEC: Readonly<Record<string, string>> = {
  CONNEXION_IMPOSSIBLE: 'L’opérateur ne répond pas.',
  CONNEXION_NON_SURE: 'La connexion à l’opérateur n’est pas sûre.',
  IDENTIFIANTS_REFUSES: 'L’opérateur a refusé nos identifiants.',
};

export const SEXE = { F: 'Féminin', M: 'Masculin', I: 'Indéterminé' } as const;

const JOUR = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });
export const enJour = (jour: string) =>
  /^\d{4}-\d\d-\d\d$/u.test(jour) ? JOUR.format(new Date(`${jour}T12:00:00Z`)) : jour;

export const nomDe = (personne: {
  readonly nomNaissance: string;
  readonly nomUtilise: string | null;
  readonly prenoms: readonly string[];
}) =>
  `${(personne.nomUtilise ?? personne.nomNaissance).toLocaleUpperCase('fr')} ${personne.prenoms[0] ?? ''}`.trim();

/** The prefix is for software: people read what comes after. @source SC.MSS/UX.28 */
export const objetLu = (objet: string) => objet.replace('XDM/1.0/DDM+', '').trim() || TEXTES.sansObjet;

const POIDS = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });
export const poids = (octets: number) =>
  octets < 1_000_000
    ? `${POIDS.format(Math.max(1, Math.round(octets / 1_000)))}\u00a0ko`
    : `${POIDS.format(octets / 1_000_000)}\u00a0Mo`;

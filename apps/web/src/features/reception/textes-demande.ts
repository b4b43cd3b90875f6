import type { NatureRecue } from '@orapont/contract/demande-recue';
import type { Urgence } from '@orapont/domain/teleexpertise/echeance';

export const TEXTES_DEMANDE = {
  titre: 'Prendre en charge une demande',
  chapeau:
    'Cette demande deviendra un cas de votre salle de lecture. La réponse, le refus et les compléments partiront par messagerie, à qui a écrit.',
  titreSuite: 'La suite d’une demande',
  chapeauSuite: 'Ce message parle d’une demande qui est déjà dans votre salle de lecture.',
  prendre: 'Prendre en charge cette demande',
  suivre: 'Dire ce que ce message apporte',
  prise: 'La demande est dans la salle de lecture.',
  retour: 'Le message',
  erreurTitre: 'Cette demande ne s’affiche pas',
  erreurSur: 'Le message reçu est gardé.',
  message: 'Ce qui est écrit',
  patient: 'Le patient',
  ouvrirFiche: 'Ouvrir un dossier à ce nom',
  ouvrirFicheAide: 'L’identité reste à vérifier\u00a0: un INS reçu n’est pas qualifié ici.',
  dossierConnu: 'Choisir un dossier qui existe',
  dossier: 'Dossier',
  choisirDossier: 'Dites à qui est cette demande.',
  nomNaissance: 'Nom de naissance',
  prenomNaissance: 'Premier prénom de naissance',
  naissance: 'Date de naissance',
  sexe: 'Sexe',
  lieu: 'Lieu de naissance (code COG)',
  requerant: 'Qui demande',
  adresse: 'Il écrit de',
  publiee: 'Cette adresse est la sienne dans l’annuaire.',
  nonPubliee: 'Aucun annuaire ne donne cette adresse pour cette personne',
  nonPublieeAide:
    'La réponse, avec ce qu’elle dit du patient, partira à cette adresse. Appelez la structure si vous avez un doute.',
  adresseVerifiee: 'J’ai vérifié\u00a0: cette adresse est bien la sienne',
  nom: 'Nom',
  prenom: 'Prénom',
  profession: 'Profession',
  rpps: 'Numéro RPPS',
  structure: 'Structure',
  finess: 'Numéro FINESS',
  siret: 'Numéro SIRET',
  categorie: 'Catégorie de l’établissement',
  categorieAide: 'L’article 58 ne vaut que pour certains établissements.',
  sansNumero: 'Sans FINESS ni SIRET, la réponse partira en PDF seul.',
  demande: 'Ce qui est demandé',
  nature: 'Nature de la demande',
  motif: 'Motif',
  motifTexte: 'Ce qui motive la demande',
  question: 'Question posée',
  urgence: 'Urgence',
  urgenceAide: 'Le délai court depuis l’arrivée du message.',
  joint: (images: number, pieces: number) =>
    `Avec ${images === 1 ? '1 image' : `${images || 'aucune'} image${images > 1 ? 's' : ''}`} et ${
      pieces === 1 ? '1 document PDF' : `${pieces || 'aucun'} document${pieces > 1 ? 's' : ''} PDF`
    }.`,
  consentement: 'Consentement de la personne',
  consentementAide: 'Ce que le requérant en dit, et dont il répond. Rien n’est recueilli ici.',
  ilDit: 'Ce que dit la demande',
  DIT: 'Le requérant dit que la personne a été informée et consent',
  A_DEMANDER: 'Le requérant ne le dit pas\u00a0: le lui demander',
  A_DEMANDERAide:
    'Une lettre lui part par messagerie. La demande pourra être acceptée une fois sa réponse notée.',
  NON_DIT: 'Le requérant ne le dit pas',
  NON_DITAide: 'La demande ne pourra pas être acceptée. Le dentiste pourra le lui demander, ou refuser.',
  lien: 'Le patient connaît-il ce dentiste\u202f?',
  lienAide: 'L’article 58 le demande pour un établissement médico-social. Vous l’attestez.',
  preuve: 'Ce qui le montre',
  preuveDate: 'Date',
  requis: 'Qui répondra',
  praticien: 'Praticien',
  personneNeRepond: 'Aucun praticien ne travaille ici aujourd’hui\u00a0: personne ne peut répondre.',
  completeTitre: (numero: string) => `Ce message complète la demande ${numero}`,
  completeAide: 'Ses images et ses documents rejoindront la demande, qui reprendra où elle en était.',
  completeTexte: 'Ce que ce message ajoute',
  joindre: 'Joindre à la demande',
  jointe: 'Le complément est dans la demande.',
  dejaTitre: (numero: string) => `Cette demande est déjà la demande ${numero}`,
  dejaAide: (etat: string) =>
    `${etat}. Elle n’attend pas de complément\u00a0: rangez ce message dans le dossier, ou rejetez-le.`,
  voirCas: 'Voir la demande',
  consentementTitre: (numero: string, pour: string) =>
    `La demande ${numero.replaceAll('-', '\u2011')} attend de savoir si la personne consent à l’avis de ${pour}`,
  consentementDemande: (le: string) => `Vous l’avez demandé à son auteur le ${le}.`,
  consentementJamaisDemande: 'Sa demande n’en dit rien.',
  consentementQuestion: 'Ce que dit ce message',
  CONSENT: 'La personne a été informée et consent',
  CONSENTAide: (pour: string) => `C’est la parole du requérant, pour ${pour}. Rien n’est recueilli ici.`,
  REFUSE: 'La personne refuse, ou ne veut plus',
  REFUSEAide: 'La demande se ferme, et plus personne ne la lit.',
  REFUSEConfrereAide: 'La demande reste à qui l’a aujourd’hui.',
  AUTRE: 'Ce message apporte le complément demandé',
  AUTREAide: 'Ses images et ses documents rejoindront la demande.',
  noterConsentement: 'Noter',
  notee: { CONSENT: 'Le consentement est noté.', REFUSE: 'Le refus est noté.' },
  consentementRien:
    'S’il ne dit rien du consentement, rangez-le dans le dossier ou rejetez-le depuis le message.',
} as const;

export const LIBELLE_NATURE_RECUE = {
  TELEEXPERTISE_ESMS: {
    label: 'Téléexpertise depuis un établissement médico-social',
    help: 'Article 58\u00a0: le patient connaît le dentiste, et une affection bucco-dentaire est suspectée.',
  },
  TELEEXPERTISE_SPECIALISTE: {
    label: 'Téléexpertise d’un dentiste à un spécialiste',
    help: 'Article 58\u00a0: cancer, dermatologie orale ou maladie rare suspectés.',
  },
  AVIS_HORS_58: {
    label: 'Avis hors article 58',
    help: 'Un avis entre professionnels, qui ne se facture pas comme une téléexpertise.',
  },
} as const satisfies Record<NatureRecue, { label: string; help: string }>;

export const LIBELLE_URGENCE_RECUE = {
  URGENTE: 'Urgente',
  RAPIDE: 'Rapide',
  PROGRAMMEE: 'Programmée',
} as const satisfies Record<Urgence, string>;

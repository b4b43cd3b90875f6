import type { GenrePiece } from '@orapont/contract/transmission';

const NOMBRE = new Intl.NumberFormat('fr-FR');
const DIXIEME = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

export const enTaille = (octets: number): string =>
  octets < 1_000_000
    ? `${NOMBRE.format(Math.max(1, Math.round(octets / 1000)))}\u00a0ko`
    : `${DIXIEME.format(octets / 1_000_000)}\u00a0Mo`;

const pluriel = (n: number, mot: string) => `${NOMBRE.format(n)}\u00a0${mot}${n > 1 ? 's' : ''}`;

export const GENRES = {
  SANTE: 'Données de santé',
  DOCUMENT: 'Document',
  SCHEMA: 'Schéma dentaire',
  BILAN: 'Bilan bucco-dentaire',
  CONSENTEMENT: 'Attestation de consentement',
  IMAGE: 'Image',
} as const satisfies Record<GenrePiece, string>;

export const TEXTES = {
  titreDossier: 'Transférer le dossier',
  titreDocument: 'Envoyer un document',
  chapeauDossier:
    'Le dossier entier part par la messagerie sécurisée de santé, à un chirurgien-dentiste, avec une autorisation signée.',
  chapeauDocument:
    'Un document du dossier part par la messagerie sécurisée de santé, à un seul correspondant.',
  retour: 'Revenir au dossier',
  nee: (jour: string) => `naissance\u00a0: ${jour}`,
  quoi: '1. Ce qui part',
  lequel: '1. Le document',
  aQui: '2. À qui',
  autorisation: '3. L’autorisation signée',
  compte: (n: number, taille: string, messages: number) =>
    `${pluriel(n, 'document')}, environ ${taille}, en ${pluriel(messages, 'message')}, avec l’autorisation en plus.`,
  voirListe: 'Voir la liste',
  restent: (n: number) => (n > 1 ? `${NOMBRE.format(n)} éléments ne partent pas` : '1 élément ne part pas'),
  restentAide: 'La messagerie ne les porte pas\u00a0: donnez-les avec l’export du dossier.',
  rien: 'Ce dossier n’a encore aucun document à envoyer.',
  rienDuGenre: 'Ce dossier n’a rien de tel à envoyer.',
  sansBoite: 'Rien ne peut partir d’ici',
  sansBoiteAide:
    'Ni vous ni votre lieu n’avez d’adresse MSSanté. Demandez à votre administrateur de la renseigner.',
  chercher: 'Nom du correspondant',
  chercherAide: 'Parmi les professionnels connus d’Orapont, avec ou sans accents.',
  resultats: 'Correspondants trouvés',
  aucun: 'Personne à ce nom ici. Cherchez dans l’annuaire national.',
  national: 'Chercher dans l’annuaire national',
  choisir: 'Choisir',
  sansMessagerie: 'Sans messagerie sécurisée',
  changer: 'Choisir quelqu’un d’autre',
  verifier: 'Vérifiez\u00a0: les documents partiront à cette seule adresse.',
  adresse: 'Adresse MSSanté',
  lieu: 'Lieu',
  profession: 'Profession',
  personne: 'Personne',
  document: 'Document',
  imprimer: 'Imprimer le texte à signer',
  texteASigner: 'Texte à signer',
  version: (v: string) => `Version ${v} du texte`,
  de: (structure: string) => `De\u00a0: ${structure}`,
  pour: (qui: string) => `À\u00a0: ${qui}`,
  ligneNom: 'Nom, prénom et qualité de la personne qui signe\u00a0:',
  ligneDate: 'Date et signature\u00a0:',
  qui: 'Qui a signé',
  nom: 'Nom de la personne qui a signé',
  date: 'Date de la signature',
  garde: 'J’ai le papier signé, et il est gardé ici',
  personneNePeut: 'Personne ne peut signer pour cette personne',
  personneNePeutAide:
    'Elle ne peut pas exprimer sa volonté et personne ne la représente par la loi. Le dossier ne part pas par cette voie\u00a0: vérifiez la mesure de protection dans le dossier, ou utilisez l’export.',
  manque: {
    destinataire: 'Choisissez d’abord à qui envoyer.',
    piece: 'Choisissez d’abord le document.',
    capacite: 'Dites qui a signé.',
    auteur: 'Écrivez le nom de la personne qui a signé.',
    signeeLe: 'Écrivez la date de la signature.',
    garde: 'Sans papier signé, le dossier ne part pas.',
  },
  envoyer: 'Envoyer',
  confirmer: 'Envoyer à cette adresse\u202f?',
  confirmerDossier: (qui: string, adresse: string, patient: string) =>
    `Tout le dossier de ${patient} part à ${qui}, ${adresse}. Un message parti ne se reprend pas.`,
  confirmerDocument: (titre: string, qui: string, adresse: string, patient: string) =>
    `«\u00a0${titre}\u00a0», du dossier de ${patient}, part à ${qui}, ${adresse}. Un message parti ne se reprend pas.`,
  parti: 'L’envoi est prêt à partir.',
  erreurTitre: 'Cette page n’a pas pu être lue',
  intact: 'Rien n’est parti.',
  reessayer: 'Réessayez dans un instant.',
  // ---------------------------------------------------------------- what left
  envois: 'Envois du dossier',
  envoisChapeau:
    'Ce qui est parti de ce dossier par la messagerie sécurisée de santé, et où en est chaque message.',
  aucunEnvoi: 'Aucun envoi',
  aucunEnvoiAide: 'Rien n’est encore parti de ce dossier par messagerie.',
  dossierEntier: 'Dossier entier',
  a: 'À',
  par: 'Envoyé par',
  le: 'Le',
  signataire: 'Autorisation signée par',
  message: (rang: number, total: number, documents: number) =>
    `Message ${rang}/${total}, ${pluriel(documents, 'document')}`,
  etats: { A_FAIRE: 'À envoyer', EN_COURS: 'En cours', FAIT: 'Envoyé', NON_TRANSMIS: 'Échec' },
  revoquee: (le: string) => `Autorisation retirée le ${le}`,
  revoqueeAide: 'Ce qui n’était pas parti ne part pas.',
  relancer: 'Réessayer maintenant',
  relance: 'Les messages repartent.',
  revoquer: 'Noter le retrait de l’autorisation',
  arreter: 'Arrêter l’envoi',
  revoquerAide: 'Ce qui n’est pas encore parti est arrêté. Ce qui est parti ne se reprend pas.',
  retirePar: 'Qui le demande',
  retireParManque: 'Écrivez qui retire l’autorisation ou demande l’arrêt.',
  revoque: (arretees: number, parties: number) =>
    `${pluriel(arretees, 'message')} arrêté${arretees > 1 ? 's' : ''}, ${NOMBRE.format(parties)} déjà parti${parties > 1 ? 's' : ''}.`,
  boites: 'Voir les boîtes du bac à sable',
} as const;

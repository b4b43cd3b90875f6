import { PHRASES_OBSTACLE_DEPOT } from '@orapont/domain/teleexpertise/depot-mes';
import { LIBELLES_MOTIF_NON_TRANSMISSION } from '@orapont/domain/teleexpertise/motifs';
import type { TypeCourriel, TypeDepot, TypeSante } from './ports.ts';

const LIBELLES = {
  DEMANDE: 'Demande d’avis',
  COMPLEMENT: 'Complément à la demande',
  COMPLEMENT_DEMANDE: 'Demande de complément',
  CONSENTEMENT_DEMANDE: 'Demande du consentement',
  RETARD: 'Délai dépassé, dit au requérant',
  EXPIRATION: 'Fin de la demande sans réponse, dite au requérant',
  REFUS: 'Refus motivé',
  COMPTE_RENDU: 'Compte rendu signé',
  PATIENT: 'Compte rendu écrit au patient, dans sa messagerie',
  DEPOT_MES: 'Dépôt du compte rendu dans Mon espace santé',
  TRANSMISSION: 'Documents d’un dossier',
  ACCUSE: 'Accusé d’un message reçu',
  NOTIF_DEMANDE: 'Courriel d’avis : une demande attend',
  NOTIF_COMPLEMENT: 'Courriel d’avis : un complément est arrivé',
  NOTIF_QUESTION: 'Courriel d’avis : une question attend',
  NOTIF_REPONSE: 'Courriel d’avis : une réponse attend',
  NOTIF_RETARD: 'Courriel d’avis : délai dépassé',
} as const satisfies Record<TypeSante | TypeCourriel | TypeDepot, string>;

export const libelleEnvoi = (type: string): string =>
  (LIBELLES as Readonly<Record<string, string>>)[type] ?? 'Courrier';

/** What a refusal means for the person who follows the mail, and what to do. */
const REFUS: Readonly<Record<string, string>> = {
  ...PHRASES_OBSTACLE_DEPOT,
  MES_NON_OUVERT: `${LIBELLES_MOTIF_NON_TRANSMISSION.MES_NON_OUVERT}.`,
  INS_NON_QUALIFIEE: `${LIBELLES_MOTIF_NON_TRANSMISSION.INS_NON_QUALIFIEE}.`,
  OPPOSITION: `${LIBELLES_MOTIF_NON_TRANSMISSION.OPPOSITION}.`,
  OPERATEUR_INDISPONIBLE: 'L’opérateur ne prend pas le message pour l’instant.',
  CONNEXION_IMPOSSIBLE: 'L’opérateur ne répond pas.',
  CONNEXION_NON_SURE:
    'La connexion à l’opérateur n’est pas sûre : rien n’a été envoyé. Prévenez votre administrateur.',
  PREPARATION_IMPOSSIBLE: 'Le message n’a pas pu être préparé.',
  SANS_MESSAGERIE:
    'Aucun opérateur n’est configuré : le message attend. Demandez à votre administrateur de renseigner la messagerie.',
  SANS_BAL: 'Le destinataire n’a pas d’adresse connue. Complétez l’annuaire, puis réessayez.',
  SANS_OBJET: 'Le message n’avait plus lieu d’être quand il allait partir.',
  ADRESSE_INVALIDE: 'L’adresse du destinataire est incorrecte. Corrigez-la dans l’annuaire, puis réessayez.',
  HORS_ESPACE_DE_CONFIANCE:
    'L’adresse n’est pas une adresse MSSanté : rien n’a été envoyé. Corrigez-la dans l’annuaire, puis réessayez.',
  EN_TETE_INVALIDE: 'Le message porte un caractère interdit. Prévenez votre administrateur.',
  PIECE_JOINTE_INVALIDE: 'Une pièce jointe n’est pas lisible. Prévenez votre administrateur.',
  REFUSE_PAR_L_OPERATEUR:
    'L’opérateur a refusé le message pour de bon. Vérifiez l’adresse du destinataire, puis réessayez.',
  REVENU:
    'L’opérateur l’avait accepté, puis l’a renvoyé\u00a0: le destinataire ne l’a pas reçu. Vérifiez son adresse, puis réessayez.',
  TROP_VOLUMINEUX:
    'Le message est trop lourd pour l’opérateur. Envoyez moins d’images, ou demandez à votre administrateur de faire relever la limite.',
  IDENTIFIANTS_REFUSES:
    'L’opérateur a refusé nos identifiants : prévenez votre administrateur, qui doit les renouveler.',
};

type Suivi = {
  readonly etat: string;
  readonly motif: string | null;
  readonly dernier_refus: string | null;
  readonly essais: number;
  readonly canal?: string;
  /** What the addressee's software answered. */
  readonly lu_le?: string | null;
  readonly retour?: string | null;
};

/** Where a mail is, in one or two sentences. */
export function phraseEnvoi({ etat, motif, dernier_refus, essais, canal, ...suite }: Suivi): string {
  const [code = '', smtp] = (dernier_refus ?? motif ?? '').split(' ');
  const raison = [REFUS[code] ?? '', smtp ? `(réponse ${smtp})` : ''].filter(Boolean).join(' ');
  if (etat === 'FAIT') return canal === 'DMP' ? 'Déposé dans Mon espace santé.' : phraseAccepte(suite);
  if (etat === 'EN_COURS') return 'Envoi en cours.';
  if (etat === 'NON_TRANSMIS') return raison || 'Le message n’est pas parti.';
  if (code === 'SANS_MESSAGERIE') return raison;
  return essais === 0 ? 'En attente de départ.' : `${raison} Un nouvel essai se fera tout seul.`.trim();
}

/** @source ANS, transmission de documents CDA par messagerie: codes 900 to 906 */
const RETOURS: Readonly<Record<string, string>> = {
  '900': 'version du document incorrecte',
  '901': 'auteur non autorisé',
  '902': 'patient inconnu',
  '903': 'pas d’INS dans le document',
  '904': 'INS différent de celui du dossier',
  '905': 'traits d’identité incomplets',
};

function phraseAccepte({ lu_le, retour }: Pick<Suivi, 'lu_le' | 'retour'>): string {
  if (retour)
    return `Remis, mais le logiciel du destinataire ne l’a pas intégré\u00a0: ${RETOURS[retour] ?? 'raison non précisée'} (${retour}). Appelez-le, ou renvoyez le document.`;
  return lu_le ? 'Intégré par le logiciel du destinataire.' : 'Accepté par l’opérateur.';
}

const LIEU_SANS_NUMERO =
  'le numéro FINESS ou SIRET du lieu qui envoie, ou de celui du destinataire. Faites-le écrire par votre administrateur, dans «\u00a0Structures\u00a0»';
const MANQUES: Readonly<Record<string, string>> = {
  STRUCTURE_SANS_IDENTIFIANT: LIEU_SANS_NUMERO,
  TRAITS_INCOMPLETS:
    'le lieu de naissance (code commune) ou les prénoms de naissance, qu’un INS qualifié demande. Complétez l’identité dans le dossier',
  PDF_INVALIDE: 'un document PDF que les logiciels sachent lire. Déposez-le de nouveau',
  TEXTE_VIDE: 'le titre du document. Donnez-lui en un',
};

/**
 * A letter that people can read and that software cannot file: what it lacks, and what to do so that the next one is structured.
 *
 * @rule TE-11
 */
export const phrasePdfSeul = (manque: string | null): string | null =>
  manque === null
    ? null
    : `Parti en PDF seul\u00a0: le destinataire le lit, son logiciel ne le range pas. Il manque ${MANQUES[manque] ?? 'ce que le format demande. Prévenez votre administrateur'}. Le prochain envoi sera structuré.`;

import type { ObstacleDepot, ObstacleLegalDepot } from '@orapont/domain/teleexpertise/depot-mes';
import type { Tx } from '../../kernel/bd.ts';

/**
 * How a letter leaves: MSSanté for health data, ordinary mail for notices that say nothing about health.
 *
 * @rule TE-09, TE-11   @source avenant 1, JO 18/01/2025, art. 58.3.1; `reference/xdm-mss.md` §1
 */

export type MessagerieSante = {
  /**
   * Sends to exactly one box. Resolves only once the operator has accepted the message (2xx after DATA).
   * Rejects with a {@link RefusMessagerie}.
   */
  envoyer: (message: MessageSante) => Promise<AccuseOperateur>;
};

export type Courriel = {
  /** Ordinary mail: never a name, never a word of health. Rejects with a {@link RefusMessagerie}. */
  envoyer: (message: MessageOrdinaire) => Promise<AccuseOperateur>;
};

export type MessageSante = {
  de: { adresse: string; nom: string };
  a: string;
  objet: string;
  corps: string;
  piecesJointes: PieceJointe[];
  /** Made from the outbox row: sending again never makes a second message. */
  messageId: string;
  enTetes: Partial<Record<EnTeteMss, string>>;
  /** Message-ID of the message that this one answers or replaces. */
  enReponseA?: string | undefined;
  /** Asks the reader for an MDN (RFC 8098) to the sender's box. */
  demanderAccuse?: boolean | undefined;
  /** Makes it the receipt of a message that was received (MDN, RFC 8098). */
  rapport?: RapportAccuse | undefined;
};

export type RapportAccuse = {
  readonly destinataire: string;
  readonly messageId: string;
  readonly disposition: string;
  /** The message that it speaks of, as it came: joined whole, or by its headers when it is too large. */
  readonly original: Uint8Array;
};

export type MessageOrdinaire = {
  a: string;
  objet: string;
  corps: string;
  messageId: string;
};

export type EnTeteMss = 'X-MSS-INS' | 'X-MSS-CODECDA' | 'X-MSS-NIL' | 'X-MSS-MES';

export type PieceJointe = {
  nom: string;
  type: 'application/pdf' | 'image/jpeg' | 'application/zip';
  octets: Uint8Array;
};

export type AccuseOperateur = {
  messageId: string;
  /** Final SMTP answer, e.g. `250 2.0.0 OK: queued as 4F2A`. */
  reponse: string;
  accepteLe: Date;
};

/** Refused before any connection: the message itself is wrong. */
export type MotifPermanentLocal =
  | 'ADRESSE_INVALIDE'
  | 'HORS_ESPACE_DE_CONFIANCE'
  | 'EN_TETE_INVALIDE'
  | 'PIECE_JOINTE_INVALIDE'
  /** Nobody to write to: no mailbox is known. */
  | 'SANS_BAL'
  /** What it told is over before it left (act cancelled, consent withdrawn). */
  | 'SANS_OBJET';
/** Refused by the operator for good (5xx). */
export type MotifPermanentOperateur = 'REFUSE_PAR_L_OPERATEUR' | 'TROP_VOLUMINEUX';
/**
 * To be tried again later (4xx, no connection, no TLS, time-out). A password or a token that is refused says nothing of the letter: it leaves
 * once an administrator has renewed it.
 */
export type MotifTransitoire =
  | 'OPERATEUR_INDISPONIBLE'
  | 'CONNEXION_IMPOSSIBLE'
  | 'CONNEXION_NON_SURE'
  | 'IDENTIFIANTS_REFUSES';
/** A deposit in the DMP that did not go in: a motive of the law, or what a person must settle. */
export type MotifDepot = ObstacleDepot | ObstacleLegalDepot | 'MES_NON_OUVERT';
export type MotifRefusMessagerie =
  | MotifPermanentLocal
  | MotifPermanentOperateur
  | MotifTransitoire
  | MotifDepot;

const TRANSITOIRES: ReadonlySet<MotifRefusMessagerie> = new Set([
  'OPERATEUR_INDISPONIBLE',
  'CONNEXION_IMPOSSIBLE',
  'CONNEXION_NON_SURE',
  'IDENTIFIANTS_REFUSES',
]);

/** A message that did not leave. Its text holds neither address nor subject: it may be logged. */
export class RefusMessagerie extends Error {
  readonly motif: MotifRefusMessagerie;
  /** SMTP status of the operator, when it answered. */
  readonly codeSmtp: number | null;

  constructor(motif: MotifRefusMessagerie, codeSmtp: number | null = null) {
    super(codeSmtp === null ? motif : `${motif} (${codeSmtp})`);
    this.name = 'RefusMessagerie';
    this.motif = motif;
    this.codeSmtp = codeSmtp;
  }

  /** True when the outbox should try again; false when a person must act. */
  get transitoire(): boolean {
    return TRANSITOIRES.has(this.motif);
  }
}

/** What a row of the outbox announces. Health travels by MSSanté only. */
export const TYPES_SANTE = [
  'DEMANDE',
  'COMPLEMENT',
  'COMPLEMENT_DEMANDE',
  'CONSENTEMENT_DEMANDE',
  'RETARD',
  'EXPIRATION',
  'REFUS',
  'COMPTE_RENDU',
  'PATIENT',
  'TRANSMISSION',
  'ACCUSE',
] as const;
export type TypeSante = (typeof TYPES_SANTE)[number];
export const TYPES_COURRIEL = [
  'NOTIF_DEMANDE',
  'NOTIF_COMPLEMENT',
  'NOTIF_QUESTION',
  'NOTIF_REPONSE',
  'NOTIF_RETARD',
] as const;
export type TypeCourriel = (typeof TYPES_COURRIEL)[number];

/** What is fed to the DMP: not mail, but it leaves by the same rules. */
export const TYPES_DEPOT = ['DEPOT_MES'] as const;
export type TypeDepot = (typeof TYPES_DEPOT)[number];

/** A row of the outbox while it leaves: ids and codes only. */
export type EnvoiSuivi = {
  readonly organisationId: string;
  readonly id: string;
  readonly acteId: string | null;
  readonly type: string;
  readonly charge: Readonly<Record<string, unknown>>;
};

/**
 * Given by the capability that knows the content, one for each type of health mail. The content is built when it leaves,
 * so the outbox holds no health data. `messageId` is the outbox's own: a composer does not choose it.
 */
export type Compositeur = {
  /** Opens what transaction it needs; throws a {@link RefusMessagerie} when the mail has no box or no reason left. */
  readonly compose: (organisationId: string, envoiId: string) => Promise<MessageACompose>;
} & Suites;
/** What follows from the end of a row of the outbox. */
export type Suites = {
  /** In the transaction that writes FAIT, once: the operator has answered 2xx. */
  readonly apresEnvoi?: (tx: Tx, envoi: EnvoiSuivi, accuse: AccuseOperateur) => Promise<void>;
  /** In the transaction that writes NON_TRANSMIS, once: a person must act. */
  readonly apresEchec?: (tx: Tx, envoi: EnvoiSuivi, motif: MotifRefusMessagerie) => Promise<void>;
};
/** Feeds the DMP: composes and sends in one, and says what became of it. Rejects with a {@link RefusMessagerie}. */
export type Depositaire = Suites & {
  readonly deposer: (envoi: EnvoiSuivi) => Promise<AccuseOperateur>;
};
export type MessageACompose = Omit<MessageSante, 'messageId'> & {
  /** What its documents lack to be structured: it leaves as PDF alone. A code, kept on its row. */
  readonly pdfSeul?: string;
};
/** Where letters of the outbox are, for the capability that put them there and shows them on its own page. */
export type LettresSuivies = {
  readonly lire: (tx: Tx, ids: readonly string[]) => Promise<readonly LettreSuivie[]>;
  /** Back in the queue at once; false for one that left or is leaving. */
  readonly relancer: (tx: Tx, organisationId: string, id: string) => Promise<boolean>;
  /** Given up before it leaves; false for one that left or is leaving. */
  readonly arreter: (tx: Tx, id: string) => Promise<boolean>;
};
export type LettreSuivie = {
  readonly id: string;
  readonly etat: 'A_FAIRE' | 'EN_COURS' | 'FAIT' | 'NON_TRANSMIS';
  /** In words, with what to do when a person must act. */
  readonly phrase: string;
  readonly pdfSeul: string | null;
  readonly relancePossible: boolean;
};

export type Compositeurs = { readonly [T in TypeSante]?: Compositeur };

/** The sandbox operator's mailboxes, for its web inbox. */
export type BoitesBacASable = {
  readonly boites: () => Promise<string[]>;
  readonly lister: (boite: string) => Promise<CourrierDepose[]>;
  readonly lire: (id: string) => Promise<CourrierDeposeLu | null>;
  readonly mettreEnPanne: (enPanne: boolean) => void;
};
export type CourrierDepose = {
  readonly id: string;
  readonly messageId: string;
  readonly de: string;
  readonly a: string;
  readonly objet: string;
  readonly recuLe: Date;
  readonly nombrePieces: number;
};
export type CourrierDeposeLu = CourrierDepose & {
  readonly corps: string;
  readonly enTetes: { readonly nom: string; readonly valeur: string }[];
  readonly pieces: { readonly nom: string; readonly type: string; readonly octets: Uint8Array }[];
  readonly eml: Uint8Array;
};

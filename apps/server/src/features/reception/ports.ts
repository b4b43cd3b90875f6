import type { ReponsePrevueT } from '@orapont/contract/reception';
import type { SuiteReponse } from '@orapont/domain/teleexpertise/reponse-recue';
import type { Tx } from '../../kernel/bd.ts';
import type { SessionSoin } from '../../kernel/session.ts';
import type { DocumentLu } from '../echange/ports.ts';

/**
 * Mail that others send to a box of an organisation.
 *
 * @rule TE-09   @source Référentiel socle MSSanté #2; `reference/xdm-mss.md` §1
 */
export type BoiteReception = {
  readonly adresse: string;
  /**
   * Hands over what came in since the cursor, oldest first, one message at a time: the next one waits until the one before is stored.
   * A message whose storing failed is handed over again next time, with those behind it.
   *
   * @throws ReleveImpossible when the operator cannot be read
   */
  readonly relever: (
    curseur: string | null,
    garder: (message: MessageReleve) => Promise<void>,
  ) => Promise<void>;
};

export type MessageReleve = {
  /** As it came; its headers alone when `entier` is false. */
  readonly brut: Uint8Array;
  readonly octets: number;
  /** False for a message over {@link OCTETS_MESSAGE_MAX}: it is named, and its content stays in the box. */
  readonly entier: boolean;
  readonly recuLe: Date;
  /** Where to start again once this one is stored. */
  readonly curseur: string;
};

/** More than any operator lets through once encoded in base64. */
export const OCTETS_MESSAGE_MAX = 60 * 1024 * 1024;

/** The boxes of each organisation, as the configuration or the sandbox knows them. */
export type BoitesReception = {
  readonly bacASable: boolean;
  readonly boites: (organisation: OrganisationReleve) => readonly BoiteReception[];
  /** Domains from which a letter is believed. */
  readonly domaines: readonly string[];
  /** Servers of our own operator, beside those of these domains: from them a bounce is believed. */
  readonly operateurs?: readonly string[];
};
export type OrganisationReleve = {
  readonly id: string;
  readonly finess: string | null;
  /** Boxes of its places, and of those who work in it and nowhere else. */
  readonly adresses: readonly string[];
};

export type MotifReleve = 'CONNEXION_IMPOSSIBLE' | 'CONNEXION_NON_SURE' | 'IDENTIFIANTS_REFUSES';

/** The box was not read this time. Its text holds no address: it may be logged. */
export class ReleveImpossible extends Error {
  readonly motif: MotifReleve;

  constructor(motif: MotifReleve) {
    super(motif);
    this.name = 'ReleveImpossible';
    this.motif = motif;
  }
}

/** Reads a message of a stranger: text and bytes, never a page to be shown. */
export type LecteurMessages = {
  /** @throws MessageIllisible over the limits */
  readonly lire: (brut: Uint8Array) => Promise<MessageLu>;
};

export class MessageIllisible extends Error {}

export type MessageLu = {
  readonly messageId: string;
  readonly de: { readonly adresse: string; readonly nom: string };
  readonly objet: string;
  readonly texte: string;
  /** Message-IDs that it answers, nearest first. */
  readonly enReponseA: readonly string[];
  /** Where a receipt is asked for, only when it is also where the message came from (RFC 8098 §2.1). */
  readonly accuseA: string | null;
  /** The receiving operator says that the sender is not who he says. */
  readonly authentificationEnEchec: boolean;
  /** It came without a sender (`Return-Path: <>`), as reports do and letters do not. */
  readonly retourNul: boolean;
  readonly accuse: AccuseLu | null;
  readonly rebond: RebondLu | null;
  readonly pieces: readonly PieceRecue[];
};
export type PieceRecue = { readonly nom: string; readonly type: string; readonly octets: Uint8Array };
/** MDN: what became of a message once it was delivered. @source RFC 8098 */
export type AccuseLu = {
  readonly messageId: string;
  /** `code^label` of a failed integration; null when it was processed. */
  readonly erreur: { readonly code: string; readonly libelle: string } | null;
};
/** DSN: a message could not be delivered. @source RFC 3464 */
export type RebondLu = {
  readonly messageId: string;
  readonly definitif: boolean;
  readonly statut: string;
  /** Box that could not be served, as it was written to; empty when the report does not say. */
  readonly destinataire: string;
};

/**
 * What an answer that came by mail does to the request that it cites, in the transaction of the person who files it.
 *
 * @rule TE-06, TE-08, TE-11
 */
export type ReponsesRecues = {
  /** Null when the act is not open to this person, or when no document cites it. */
  readonly prevoir: (tx: Tx, soin: SessionSoin, arrivee: Arrivee) => Promise<ReponseSituee | null>;
  /** @throws Erreur CONFLIT when the act no longer allows it */
  readonly appliquer: (tx: Tx, soin: SessionSoin, arrivee: Arrivee, choix: ReponseChoisie) => Promise<void>;
};
export type Arrivee = {
  readonly acteId: string;
  readonly documents: readonly DocumentLu[];
  /** Box that it came from. */
  readonly de: string;
  readonly recuLe: string;
};
export type ReponseSituee = {
  readonly prevue: ReponsePrevueT;
  /** The document that answers, and its place among the answers to the act. */
  readonly document: {
    readonly identifiant: string;
    readonly numeroVersion: number;
    readonly remplaceId: string | null;
  };
};
export type ReponseChoisie = {
  readonly suite: SuiteReponse;
  /** What the message says, for whoever reads it in the request. */
  readonly texte: string;
  /** The document that answers, as it was filed; null when its body is no file. */
  readonly classe: { readonly id: string; readonly octets: number; readonly empreinte: string } | null;
};

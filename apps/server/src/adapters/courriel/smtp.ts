import { connect, type Socket } from 'node:net';
import { rootCertificates } from 'node:tls';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport';
import {
  type AccuseOperateur,
  type MotifRefusMessagerie,
  RefusMessagerie,
} from '../../features/courrier/ports.ts';

import { JetonImpossible } from './jeton-oauth2.ts';

/** One SMTP submission server. TLS is never optional. */
export type OperateurSmtp = {
  hote: string;
  port: number;
  /** `IMPLICITE` is port 465; `STARTTLS` refuses to go on in clear. */
  tls: 'STARTTLS' | 'IMPLICITE';
  identification:
    | { type: 'MOT_DE_PASSE'; utilisateur: string; motDePasse: string }
    /** The token is asked for at each sending and never kept (SC.MSS/CONF.28). */
    | { type: 'XOAUTH2'; utilisateur: string; jeton: () => Promise<string> };
  /** PEM of the authority to trust beside the system's, for an operator with its own. */
  autorite?: string | undefined;
  /** To connect, and to be greeted. */
  delaiMs?: number | undefined;
  /**
   * For the whole of a sending, the answer to the data included: an operator may look for viruses before it answers, and a
   * message given up too early leaves twice. Shorter than the lease of the outbox, so that one worker sends at a time.
   */
  delaiTotalMs?: number | undefined;
  /** The machine's clock unless given. */
  maintenant?: (() => Date) | undefined;
};

type Contenu = Omit<
  SendMailOptions,
  'envelope' | 'to' | 'cc' | 'bcc' | 'raw' | 'path' | 'date' | 'messageId'
>;

/**
 * Sends to one recipient and resolves with the operator's final answer. The envelope is given apart from the
 * headers, so that no header can add a recipient.
 *
 * @source SC.MSS/CONF.01 (TLS ≥ 1.2), CONF.05 (STARTTLS), CONF.07 (XOAUTH2); CWE-93
 */
export async function livrer(
  operateur: OperateurSmtp,
  { de, a, messageId }: { de: string; a: string; messageId: string },
  contenu: Contenu,
  rapport?: 'disposition-notification',
): Promise<AccuseOperateur> {
  const maintenant = operateur.maintenant ?? (() => new Date());
  const reglages = await options(operateur).catch((cause: unknown) => {
    throw cause instanceof JetonImpossible
      ? new RefusMessagerie(cause.refuse ? 'IDENTIFIANTS_REFUSES' : 'CONNEXION_IMPOSSIBLE')
      : cause;
  });
  const ligne = ouvrirLigne(operateur);
  const transport = createTransport({ ...reglages, getSocket: ligne.ouvrir });
  if (rapport)
    transport.use('stream', (courriel, suite) => {
      courriel.message.setHeader('Content-Type', `multipart/report; report-type=${rapport}`);
      suite();
    });
  try {
    const info = await transport.sendMail({
      ...contenu,
      to: { name: '', address: a },
      messageId,
      date: maintenant(),
      envelope: { from: de, to: [a] },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    if (info.accepted.length !== 1 || info.accepted[0] !== a) throw new RefusMessagerie('ADRESSE_INVALIDE');
    return { messageId, reponse: info.response, accepteLe: maintenant() };
  } catch (erreur) {
    throw erreur instanceof RefusMessagerie ? erreur : traduire(erreur);
  } finally {
    transport.close();
    ligne.fermer();
  }
}

const DELAI_MS = 20_000;
const DELAI_TOTAL_MS = 85_000;

type Rappel = (erreur: Error | null, reglages: { connection: Socket } | false) => void;

/** The connection, opened here so that it can be cut when its time is over, however slowly the other side goes on. */
function ouvrirLigne({ hote, port, delaiMs = DELAI_MS, delaiTotalMs = DELAI_TOTAL_MS }: OperateurSmtp) {
  let socket: Socket | undefined;
  const fin = setTimeout(() => socket?.destroy(new Error('too long')), delaiTotalMs);
  return {
    ouvrir: (_reglages: unknown, rappel: Rappel) => {
      const neuf = connect({ host: hote, port });
      socket = neuf;
      const echec = (erreur: Error) => rappel(erreur, false);
      const attente = setTimeout(() => neuf.destroy(new Error('no connection')), delaiMs);
      neuf.once('error', echec).once('connect', () => {
        clearTimeout(attente);
        neuf.off('error', echec);
        rappel(null, { connection: neuf });
      });
      neuf.once('close', () => clearTimeout(attente));
    },
    fermer: () => {
      clearTimeout(fin);
      socket?.destroy();
    },
  };
}

async function options({
  hote,
  port,
  tls,
  identification,
  autorite,
  delaiMs = DELAI_MS,
  delaiTotalMs = DELAI_TOTAL_MS,
}: OperateurSmtp) {
  const { utilisateur } = identification;
  return {
    host: hote,
    port,
    secure: tls === 'IMPLICITE',
    requireTLS: true,
    tls: { minVersion: 'TLSv1.2', ...(autorite ? { ca: [...rootCertificates, autorite] } : {}) },
    auth:
      identification.type === 'XOAUTH2'
        ? { type: 'OAuth2', user: utilisateur, accessToken: await identification.jeton() }
        : { user: utilisateur, pass: identification.motDePasse },
    connectionTimeout: delaiMs,
    greetingTimeout: delaiMs,
    socketTimeout: delaiTotalMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  } satisfies SMTPTransport.Options;
}

/** What nodemailer says, as a reason to try again or not. Its own text may quote an address: it is dropped. */
function traduire(erreur: unknown): RefusMessagerie {
  const {
    code = '',
    responseCode,
    response = '',
    command = '',
    message = '',
  } = erreur as Partial<ErreurSmtp>;
  if (code === 'ETLS' || /certificate|\bSSL\b|TLS/iu.test(message))
    return new RefusMessagerie('CONNEXION_NON_SURE');
  return new RefusMessagerie(
    motif({ code, command, etendu: /^\d{3}[ -](\d\.\d+\.\d+)/u.exec(response)?.[1] ?? '' }, responseCode),
    responseCode ?? null,
  );
}

type ErreurSmtp = {
  code: string;
  responseCode: number;
  response: string;
  command: string;
  message: string;
};

/**
 * @source RFC 5321 §4.2; RFC 3463 §3.3 (X.2.2 mailbox full, X.3.4 too big for the system), §3.4
 * @interpretation A server that greets with a refusal speaks of itself, and a full mailbox gets emptied: both are tried again.
 */
function motif(
  { code, command, etendu }: { code: string; command: string; etendu: string },
  statut: number | undefined,
): MotifRefusMessagerie {
  if (code === 'EMESSAGE' && statut === undefined) return 'TROP_VOLUMINEUX';
  if (statut === undefined) return code === 'EAUTH' ? 'IDENTIFIANTS_REFUSES' : 'CONNEXION_IMPOSSIBLE';
  if (statut < 500 || AVANT_LE_MESSAGE.has(command) || etendu === '5.2.2') return 'OPERATEUR_INDISPONIBLE';
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'IDENTIFIANTS_REFUSES';
  return statut === 552 || etendu === '5.3.4' ? 'TROP_VOLUMINEUX' : 'REFUSE_PAR_L_OPERATEUR';
}

const AVANT_LE_MESSAGE = new Set(['CONN', 'EHLO', 'HELO']);

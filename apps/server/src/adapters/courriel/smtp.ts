import { createTransport, type SendMailOptions } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport';
import {
  type AccuseOperateur,
  type MotifRefusMessagerie,
  RefusMessagerie,
} from '../../features/courrier/ports.ts';

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
  delaiMs?: number | undefined;
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
): Promise<AccuseOperateur> {
  const maintenant = operateur.maintenant ?? (() => new Date());
  const transport = createTransport(await options(operateur));
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
  }
}

async function options({ hote, port, tls, identification, autorite, delaiMs = 30_000 }: OperateurSmtp) {
  const { utilisateur } = identification;
  return {
    host: hote,
    port,
    secure: tls === 'IMPLICITE',
    requireTLS: true,
    tls: { minVersion: 'TLSv1.2', ...(autorite ? { ca: autorite } : {}) },
    auth:
      identification.type === 'XOAUTH2'
        ? { type: 'OAuth2', user: utilisateur, accessToken: await identification.jeton() }
        : { user: utilisateur, pass: identification.motDePasse },
    connectionTimeout: delaiMs,
    greetingTimeout: delaiMs,
    socketTimeout: delaiMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  } satisfies SMTPTransport.Options;
}

/** What nodemailer says, as a reason to try again or not. Its own text may quote an address: it is dropped. */
function traduire(erreur: unknown): RefusMessagerie {
  const { code, responseCode, message = '' } = erreur as Partial<ErreurSmtp>;
  if (code === 'ETLS' || (code === 'ESOCKET' && /certificate/iu.test(message))) {
    return new RefusMessagerie('CONNEXION_NON_SURE');
  }
  return new RefusMessagerie(motif(code, responseCode), responseCode ?? null);
}

type ErreurSmtp = { code: string; responseCode: number; message: string };

function motif(code: string | undefined, statut: number | undefined): MotifRefusMessagerie {
  if (statut !== undefined && statut >= 400 && statut < 500) return 'OPERATEUR_INDISPONIBLE';
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'IDENTIFIANTS_REFUSES';
  if (statut !== undefined && statut >= 500) return 'REFUSE_PAR_L_OPERATEUR';
  return 'CONNEXION_IMPOSSIBLE';
}

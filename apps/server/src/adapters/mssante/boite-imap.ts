import { rootCertificates } from 'node:tls';
import { ImapFlow } from 'imapflow';
import {
  type BoiteReception,
  type MessageReleve,
  OCTETS_MESSAGE_MAX,
  ReleveImpossible,
} from '../../features/reception/ports.ts';
import { JetonImpossible } from '../courriel/jeton-oauth2.ts';

export type OperateurImap = {
  readonly hote: string;
  readonly port: number;
  /** `IMPLICITE` is port 993; `STARTTLS` refuses to go on in clear. */
  readonly tls: 'STARTTLS' | 'IMPLICITE';
  readonly identification:
    | { readonly type: 'MOT_DE_PASSE'; readonly utilisateur: string; readonly motDePasse: string }
    /** The token is asked for at each reading and never kept (SC.MSS/CONF.28). */
    | { readonly type: 'XOAUTH2'; readonly utilisateur: string; readonly jeton: () => Promise<string> };
  readonly autorite?: string | undefined;
  readonly delaiMs?: number | undefined;
};

/** Messages read in one go: the next round takes the rest. */
const LOT = 100;

/**
 * A box read by IMAP. The cursor is UIDVALIDITY and the last UID: a box that was rebuilt is read again from its beginning, and the
 * storing knows what it has. A message is marked as seen once it is stored, and never removed.
 *
 * @source RFC 9051 §2.3.1.1; SC.MSS/CONF.01 (TLS ≥ 1.2), CONF.07 (XOAUTH2)
 */
export function boiteImap(
  { octetsMax = OCTETS_MESSAGE_MAX, ...operateur }: OperateurImap & { readonly octetsMax?: number },
  adresse: string,
): BoiteReception {
  return {
    adresse,
    relever: async (curseur, garder) => {
      const client = await connecter(operateur);
      try {
        await client.mailboxOpen('INBOX');
        await lireNouveaux(client, { curseur, octetsMax }, garder);
        await client.logout().catch(() => undefined);
      } catch (cause) {
        throw depuisImap(cause) ? traduire(cause) : cause;
      } finally {
        client.close();
      }
    },
  };
}

async function connecter({
  tls,
  delaiMs = 20_000,
  autorite,
  ...operateur
}: OperateurImap): Promise<ImapFlow> {
  const { identification } = operateur;
  const secret = await identifier(identification);
  const client = new ImapFlow({
    host: operateur.hote,
    port: operateur.port,
    secure: tls === 'IMPLICITE',
    ...(tls === 'STARTTLS' ? { doSTARTTLS: true } : {}),
    auth: {
      user: identification.utilisateur,
      ...secret,
    },
    tls: { minVersion: 'TLSv1.2', ...(autorite ? { ca: [...rootCertificates, autorite] } : {}) },
    // What an operator says may hold an address or a subject: nothing of it is logged.
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: delaiMs,
    greetingTimeout: delaiMs,
    socketTimeout: delaiMs,
  });
  // A line that is cut is told by the command that was waiting on it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (cause) {
    client.close();
    throw traduire(cause);
  }
}

async function identifier(identification: OperateurImap['identification']) {
  if (identification.type === 'MOT_DE_PASSE') return { pass: identification.motDePasse };
  try {
    return { accessToken: await identification.jeton() };
  } catch (cause) {
    if (!(cause instanceof JetonImpossible)) throw cause;
    throw new ReleveImpossible(cause.refuse ? 'IDENTIFIANTS_REFUSES' : 'CONNEXION_IMPOSSIBLE');
  }
}

async function lireNouveaux(
  client: ImapFlow,
  { curseur, octetsMax }: { readonly curseur: string | null; readonly octetsMax: number },
  garder: (message: MessageReleve) => Promise<void>,
): Promise<void> {
  const validite = client.mailbox ? String(client.mailbox.uidValidity) : '0';
  const [connue, dernier = '0'] = curseur?.split(':') ?? [];
  const depuis = connue === validite ? Number(dernier) + 1 : 1;
  for (const annonce of (await annonces(client, depuis)).slice(0, LOT)) {
    const entier = annonce.octets <= octetsMax;
    const brut = await telecharger(client, annonce.uid, entier);
    // Taken out of the box by someone else in between.
    if (!brut) continue;
    await garder({
      ...annonce,
      brut,
      entier,
      curseur: `${validite}:${annonce.uid}`,
    });
    await client.messageFlagsAdd(String(annonce.uid), ['\\Seen'], { uid: true });
  }
}

type Annonce = { readonly uid: number; readonly octets: number; readonly recuLe: Date };

async function annonces(client: ImapFlow, depuis: number): Promise<readonly Annonce[]> {
  const nouveaux: Annonce[] = [];
  const champs = { uid: true, size: true, internalDate: true } as const;
  // `n:*` also gives the last one when nothing is as high as n.
  for await (const { uid, size = 0, internalDate } of client.fetch(`${depuis}:*`, champs, { uid: true }))
    if (uid >= depuis) nouveaux.push({ uid, octets: size, recuLe: new Date(internalDate ?? Date.now()) });
  return nouveaux.sort((a, b) => a.uid - b.uid);
}

async function telecharger(client: ImapFlow, uid: number, entier: boolean): Promise<Uint8Array | undefined> {
  const lu = await client.fetchOne(String(uid), entier ? { source: true } : { headers: true }, { uid: true });
  if (!lu) return undefined;
  return entier ? lu.source : lu.headers;
}

const CODES_TLS = /^(ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|CERT_|EPROTO)/;
const CODES_RESEAU = /^(E[A-Z]+|NoConnection|ETIMEOUT|CONNECT_TIMEOUT|GREETING_TIMEOUT|ConnectionClosed)/;

const codeDe = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';

const refuse = (cause: unknown): boolean =>
  cause instanceof Error && 'authenticationFailed' in cause && cause.authenticationFailed === true;

/** What the operator or the line did, as against what the storing of a message did. */
const depuisImap = (cause: unknown): boolean =>
  refuse(cause) || CODES_RESEAU.test(codeDe(cause)) || (cause instanceof Error && 'responseStatus' in cause);

function traduire(cause: unknown): ReleveImpossible {
  if (cause instanceof ReleveImpossible) return cause;
  if (refuse(cause)) return new ReleveImpossible('IDENTIFIANTS_REFUSES');
  const nonSur = CODES_TLS.test(codeDe(cause)) || (cause instanceof Error && 'tlsFailed' in cause);
  return new ReleveImpossible(nonSur ? 'CONNEXION_NON_SURE' : 'CONNEXION_IMPOSSIBLE');
}

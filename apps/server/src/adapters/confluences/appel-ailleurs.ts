import { AilleursImpossible } from '../../features/confluences/ailleurs/ports.ts';

const DELAI_MS = 30_000;
const OCTETS_MAX = 8 * 1024 * 1024;

type Envoi = {
  /** It brings a request: whether it arrived is not known when nothing came back. */ readonly depot?: boolean;
};

/** No redirection, a bounded time. */
export async function appeler(
  adresse: URL,
  init: RequestInit,
  { depot = false }: Envoi = {},
): Promise<Response> {
  try {
    return await fetch(adresse, { ...init, redirect: 'error', signal: AbortSignal.timeout(DELAI_MS) });
  } catch (cause) {
    // What fetch throws names the address: the cause stays out.
    throw new AilleursImpossible('INJOIGNABLE', { incertain: depot && !estAvantEnvoi(cause) });
  }
}

const AVANT_ENVOI: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const estAvantEnvoi = (erreur: unknown): boolean => {
  const cause = erreur instanceof Error ? erreur.cause : undefined;
  return typeof cause === 'object' && cause !== null && 'code' in cause && AVANT_ENVOI.has(cause.code);
};

/** As much as an answer of this guide holds, and no more. */
export async function lireTexte({ body }: Response, { depot = false }: Envoi = {}): Promise<string> {
  const morceaux: Uint8Array[] = [];
  let octets = 0;
  try {
    for await (const morceau of body ?? []) {
      octets += morceau.length;
      if (octets > OCTETS_MAX) throw new AilleursImpossible('REPONSE_ILLISIBLE', { incertain: depot });
      morceaux.push(morceau);
    }
  } catch (cause) {
    throw cause instanceof AilleursImpossible
      ? cause
      : new AilleursImpossible('INJOIGNABLE', { incertain: depot });
  }
  return Buffer.concat(morceaux).toString('utf8');
}

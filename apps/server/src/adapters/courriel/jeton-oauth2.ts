import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

export type EmetteurDeJetons = {
  /** Token endpoint. */
  readonly url: string;
  readonly client: string;
  readonly secret: string;
  readonly portee: string | null;
  /** File of a refresh token; without it the client asks in its own name. */
  readonly rafraichissement: string | null;
};

/** No token this time. Its text holds neither address nor secret: it may be logged. */
export class JetonImpossible extends Error {
  /** The issuer says no: a person must act. */
  readonly refuse: boolean;

  constructor(refuse: boolean) {
    super(refuse ? 'token refused' : 'token endpoint unreachable');
    this.name = 'JetonImpossible';
    this.refuse = refuse;
  }
}

const DELAI_MS = 10_000;
const Reponse = z.object({ access_token: z.string().min(1), refresh_token: z.string().min(1).optional() });

/**
 * Asks the issuer for an access token, each time that one is needed: none is kept. A refresh token that the issuer changes is written
 * back at once, whole or not at all.
 *
 * @source RFC 6749 §2.3.1, §4.4, §6; SC.MSS/CONF.07, CONF.28
 * @throws JetonImpossible
 */
export const demandeurDeJeton = (emetteur: EmetteurDeJetons) => (): Promise<string> => {
  const { rafraichissement } = emetteur;
  if (rafraichissement === null) return demander(emetteur);
  // A refresh token that rotates is good once: one at a time for a file, whichever door asks.
  const avant = files.get(rafraichissement) ?? Promise.resolve();
  const jeton = avant.then(() => demander(emetteur));
  files.set(
    rafraichissement,
    jeton.catch(() => undefined),
  );
  return jeton;
};
const files = new Map<string, Promise<unknown>>();

async function demander({
  url,
  client,
  secret,
  portee,
  rafraichissement,
}: EmetteurDeJetons): Promise<string> {
  const ancien = rafraichissement && (await lireSecret(rafraichissement));
  const corps = new URLSearchParams({
    ...(ancien
      ? { grant_type: 'refresh_token', refresh_token: ancien }
      : { grant_type: 'client_credentials' }),
    ...(portee ? { scope: portee } : {}),
  });
  const identite = [client, secret].map(encodeURIComponent).join(':');
  const reponse = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(DELAI_MS),
    headers: {
      authorization: `Basic ${Buffer.from(identite).toString('base64')}`,
      accept: 'application/json',
    },
    body: corps,
  }).catch(() => {
    throw new JetonImpossible(false);
  });
  if (!reponse.ok)
    throw new JetonImpossible(reponse.status >= 400 && reponse.status < 500 && reponse.status !== 429);
  const lue = Reponse.safeParse(await reponse.json().catch(() => undefined));
  if (!lue.success) throw new JetonImpossible(false);
  const { access_token, refresh_token } = lue.data;
  if (rafraichissement && refresh_token && refresh_token !== ancien)
    await garder(rafraichissement, refresh_token);
  return access_token;
}

async function lireSecret(fichier: string): Promise<string> {
  const texte = await readFile(fichier, 'utf8').catch(() => {
    throw new JetonImpossible(true);
  });
  return texte.trim();
}

async function garder(fichier: string, jeton: string): Promise<void> {
  const provisoire = `${fichier}.nouveau`;
  await writeFile(provisoire, `${jeton}\n`, { mode: 0o600, flush: true });
  await rename(provisoire, fichier);
}

import { Probleme, type ProblemeT } from '@orapont/contract/communs';
import type { BodyInput, QueryInput, ReplyOf, Route } from '@orapont/contract/route';
import { ErreurApi } from './erreur-api.ts';
import { signalerFinDeSession } from './fin-de-session.ts';

export { ErreurApi } from './erreur-api.ts';

type Params<R extends Route> = { readonly [K in keyof R['params']['_zod']['input']]: string };
type Options<R extends Route> = {
  readonly params?: Params<R>;
  readonly query?: QueryInput<R>;
  readonly body?: BodyInput<R>;
  /** Keep the same key when the same action is tried again: it is then done once. */
  readonly cle?: string;
  readonly signal?: AbortSignal;
  /** It goes on when the page is left (64 kB at the most). */
  readonly keepalive?: boolean;
  /** The token of a device, on its own routes. */
  readonly entetes?: Readonly<Record<string, string>>;
};

/** Address of a contract route. */
export function adresse<R extends Route>(
  route: R,
  params: Readonly<Record<string, string>> = {},
  query: object = {},
): string {
  const chemin = route.path.replace(/:(\w+)/g, (_, nom: string) => encodeURIComponent(params[nom] ?? ''));
  const recherche = new URLSearchParams();
  for (const [nom, valeur] of Object.entries(query))
    if (valeur !== undefined && valeur !== '') recherche.set(nom, String(valeur));
  return recherche.size > 0 ? `${chemin}?${recherche}` : chemin;
}

/** Calls a contract route. The reply is parsed, so a drift between server and web fails loudly. */
export async function call<R extends Route>(route: R, options: Options<R> = {}): Promise<ReplyOf<R>> {
  const { params, query, body, cle, signal, keepalive, entetes } = options;
  const ecrit = route.method !== 'GET';
  const reponse = await envoyer(adresse(route, params, (query ?? {}) as object), {
    method: route.method,
    headers: {
      accept: 'application/json',
      ...(ecrit ? { 'content-type': 'application/json', 'idempotency-key': cle ?? crypto.randomUUID() } : {}),
      ...entetes,
    },
    ...(ecrit ? { body: JSON.stringify(body ?? {}) } : {}),
    ...(signal ? { signal } : {}),
    ...(keepalive ? { keepalive } : {}),
  });
  if (!reponse.ok) {
    const probleme = await lireProbleme(reponse);
    if (
      reponse.status === 401 &&
      route.roles !== 'public' &&
      route.roles !== 'demi-session' &&
      route.roles !== 'appareil' &&
      route.nom !== 'acces.lireSession'
    )
      signalerFinDeSession();
    throw new ErreurApi(probleme);
  }
  return lireReponse(route, await reponse.json());
}

/** A reply of another form comes from another version of the server: reloading brings the page that goes with it. */
function lireReponse<R extends Route>(route: R, brute: unknown): ReplyOf<R> {
  const lue = route.reply.safeParse(brute);
  if (!lue.success) throw new ErreurApi(autreVersion);
  return lue.data as ReplyOf<R>;
}

/** The bytes of a `fichier` route; a refusal is the same error as elsewhere. */
export async function telecharger<R extends Route>(
  route: R,
  params: Readonly<Record<string, string>>,
  body?: BodyInput<R>,
  signal?: AbortSignal,
): Promise<Blob> {
  const reponse = await envoyer(adresse(route, params), {
    method: route.method,
    ...(route.method === 'GET'
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) }),
    ...(signal ? { signal } : {}),
  });
  if (reponse.ok) return reponse.blob();
  if (reponse.status === 401) signalerFinDeSession();
  throw new ErreurApi(await lireProbleme(reponse));
}

async function envoyer(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ErreurApi(horsLigne);
  }
}

const horsLigne: ProblemeT = {
  type: 'urn:orapont:erreur:hors-ligne',
  title: 'HORS_LIGNE',
  status: 0,
  code: 'HORS_LIGNE',
  detail: 'La connexion est coupée. Votre saisie reste affichée : réessayez dès que le réseau revient.',
  motifs: [],
};

const autreVersion: ProblemeT = {
  ...horsLigne,
  status: 200,
  code: 'AUTRE_VERSION',
  title: 'AUTRE_VERSION',
  detail: 'Orapont a été mis à jour. Votre saisie reste affichée : enregistrez-la, puis rechargez la page.',
};

async function lireProbleme(reponse: Response): Promise<ProblemeT> {
  const lu = Probleme.safeParse(await reponse.json().catch(() => undefined));
  return lu.success
    ? lu.data
    : {
        ...horsLigne,
        status: reponse.status,
        code: 'INTERNE',
        title: 'INTERNE',
        detail: 'Le serveur ne répond pas comme prévu. Rien n’est perdu : réessayez dans un instant.',
      };
}

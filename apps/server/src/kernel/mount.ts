import '@fastify/cookie';
import type { BodyOf, Genre, ParamsOf, PorteReseau, QueryOf, ReplyOf, Route } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pendantGeste } from './geste.ts';
import type { DemiSession, Session, SessionAppareil } from './session.ts';

export type Serveur = {
  readonly app: FastifyInstance;
  /** Every door of this server, for OpenAPI and for the authorisation matrix. */
  readonly registre: Map<string, Route>;
  /** Doors that are not HTTP. */
  readonly portes: Map<string, PorteReseau>;
  readonly origines: ReadonlySet<string>;
  readonly authentifier: (jeton: string) => Promise<Session | DemiSession | undefined>;
  /** Who holds the token of a device; throws PARTI for one that was closed. */
  readonly authentifierAppareil: (jeton: string) => Promise<SessionAppareil | undefined>;
};

export const COOKIE = '__Host-sid';

type SessionDe<R extends Route> = R['roles'] extends 'public'
  ? undefined
  : R['roles'] extends 'demi-session'
    ? DemiSession
    : R['roles'] extends 'appareil'
      ? SessionAppareil
      : Session;

export type Appel<R extends Route> = {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  readonly session: SessionDe<R>;
  /** `Idempotency-Key` of a command: the same key twice does the work once. Empty for a reading. */
  readonly cle: string;
  readonly requete: FastifyRequest;
  readonly reponse: FastifyReply;
};

/** A door that is not HTTP opens only once it is in the registry. */
export const declarerPorte = ({ portes }: Serveur, porte: PorteReseau): unknown =>
  portes.set(porte.nom, porte);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const LECTURE = new Set(['GET', 'HEAD']);
const AVEC_CORPS_JSON: ReadonlySet<Genre> = new Set(['json', 'fichier', 'flux']);

/**
 * Binds a contract route to its handler, which sees a known caller and parsed values only. A handler that did not come through
 * here makes the server refuse to start (`verifierRegistre`).
 */
export function mount<R extends Route>(
  serveur: Serveur,
  route: R,
  handler: (appel: Appel<R>) => Promise<ReplyOf<R> | FastifyReply>,
): void {
  if (serveur.registre.has(route.nom)) throw new Error(`Deux routes portent le nom ${route.nom}.`);
  serveur.registre.set(route.nom, route);
  serveur.app.route({
    method: route.method,
    url: route.path,
    config: { routeOrapont: route.nom },
    handler: async (requete, reponse) => {
      refuserOrigineEtrangere(serveur, route, requete);
      const session = await identifier(serveur, route, requete);
      const appel: Appel<Route> = {
        params: route.params.parse(requete.params),
        query: route.query.parse(requete.query),
        body: route.genre === 'televersement' ? undefined : route.body.parse(requete.body ?? undefined),
        session: session as SessionDe<Route>,
        cle: cleIdempotence(route, requete),
        requete,
        reponse,
      };
      const geste = `${route.nom} ${JSON.stringify(appel.params)}`;
      const resultat = await pendantGeste(geste, () => handler(appel as unknown as Appel<R>));
      if (route.genre !== 'json' || reponse.sent) return resultat;
      return route.reply.parse(resultat);
    },
  });
}

/** CSRF: a write comes from our own pages. Both headers are set by browsers and cannot be forged by a page. */
function refuserOrigineEtrangere(serveur: Serveur, route: Route, requete: FastifyRequest): void {
  if (LECTURE.has(route.method) || route.genre === 'protocole') return;
  const site = requete.headers['sec-fetch-site'];
  const origine = requete.headers.origin;
  const bonne =
    origine !== undefined && serveur.origines.has(origine) && (site === undefined || site === 'same-origin');
  if (!bonne) throw new Erreur('INTERDIT', ['ORIGINE_REFUSEE']);
  const type = requete.headers['content-type'] ?? '';
  if (AVEC_CORPS_JSON.has(route.genre) && requete.body !== undefined && !type.startsWith('application/json'))
    throw new Erreur('INTERDIT', ['ORIGINE_REFUSEE']);
}

async function identifier(
  serveur: Serveur,
  route: Route,
  requete: FastifyRequest,
): Promise<Session | DemiSession | SessionAppareil | undefined> {
  if (route.roles === 'public') return undefined;
  if (route.roles === 'appareil') return identifierAppareil(serveur, requete);
  const jeton = requete.cookies[COOKIE];
  const session = jeton ? await serveur.authentifier(jeton) : undefined;
  if (!session) throw new Erreur('NON_AUTHENTIFIE');
  if (route.roles === 'demi-session') {
    if (session.etape !== 'SECOND_FACTEUR') throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
    return session;
  }
  if (session.etape !== 'OUVERTE') throw new Erreur('NON_AUTHENTIFIE');
  const { roles } = route;
  if (roles !== 'tous' && !session.roles.some((role) => roles.includes(role)))
    throw new Erreur('INTERDIT', ['ROLE_INSUFFISANT']);
  return session;
}

/** A cookie is not looked at: a person, even signed in, does not deliver in the place of a device. */
async function identifierAppareil(serveur: Serveur, requete: FastifyRequest): Promise<SessionAppareil> {
  const jeton = /^Appareil ([\w-]{20,100})$/.exec(requete.headers.authorization ?? '')?.[1];
  const session = jeton ? await serveur.authentifierAppareil(jeton) : undefined;
  if (!session) throw new Erreur('NON_AUTHENTIFIE', ['JETON_APPAREIL']);
  return session;
}

const SANS_CLE: ReadonlySet<unknown> = new Set(['public', 'demi-session', 'appareil']);

function cleIdempotence(route: Route, requete: FastifyRequest): string {
  // What a device delivers carries its own name.
  if (LECTURE.has(route.method) || route.genre !== 'json' || SANS_CLE.has(route.roles)) return '';
  const cle = requete.headers['idempotency-key'];
  if (typeof cle !== 'string' || !UUID.test(cle)) throw new Erreur('SAISIE_INVALIDE', ['CLE_IDEMPOTENCE']);
  return cle;
}

/** Records every handler as it is added; the returned check fails when one is not in the registry. */
export function surveillerRoutes(app: FastifyInstance): (registre: ReadonlyMap<string, Route>) => void {
  const vues: { url: string; nom: string | undefined }[] = [];
  app.addHook('onRoute', ({ url, config }) => {
    vues.push({ url, nom: config?.routeOrapont });
  });
  return (registre) => {
    const etrangeres = vues.filter(({ nom }) => nom === undefined || !registre.has(nom));
    if (etrangeres.length > 0)
      throw new Error(`Routes hors du registre : ${etrangeres.map(({ url }) => url).join(', ')}`);
  };
}

declare module 'fastify' {
  interface FastifyContextConfig {
    routeOrapont?: string;
  }
}

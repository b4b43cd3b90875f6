import { randomUUID } from 'node:crypto';
import type { BodyInput, QueryInput, ReplyOf, Route } from '@orapont/contract/route';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { COOKIE, type Serveur } from './mount.ts';
import { creerFastify, preparerServeur } from './serveur.ts';
import type { DemiSession, Session } from './session.ts';

export const ORIGINE_DE_TEST = 'http://localhost:3000';

type Options = {
  /** Who calls when a call does not say; nobody when it is absent. */
  readonly session?: Session | undefined;
  /** The real authenticator, for the tests of sign-in: cookies are then given call by call. */
  readonly authentifier?: Serveur['authentifier'];
  readonly authentifierAppareil?: Serveur['authentifierAppareil'];
  readonly monter: (serveur: Serveur) => void;
};

type Params<R extends Route> = { readonly [K in keyof R['params']['_zod']['input']]: string };
type Appel<R extends Route> = {
  readonly params?: Params<R>;
  readonly query?: QueryInput<R>;
  readonly body?: BodyInput<R>;
  readonly cle?: string;
  readonly session?: Session | DemiSession | undefined;
  /** Value of the session cookie, with a real authenticator. */
  readonly jeton?: string | undefined;
  readonly adresse?: string;
  /** Replaces or (with undefined) removes a header. */
  readonly entetes?: Readonly<Record<string, string | undefined>>;
  /** Sent as it is instead of the JSON body. */
  readonly brut?: string;
};

export type Reponse<R extends Route> = {
  readonly statut: number;
  /** The reply when the status is 2xx; a problem otherwise (`code`, `motifs`, `champs`, `detail`). */
  readonly corps: ReplyOf<R> & {
    readonly code?: string;
    readonly motifs?: readonly string[];
    readonly champs?: Readonly<Record<string, string>>;
    readonly detail?: string;
  };
  /** New value of the session cookie; empty when it was removed, undefined when it did not change. */
  readonly jeton: string | undefined;
  readonly brute: LightMyRequestResponse;
};

export type ServeurDeTest = {
  readonly serveur: Serveur;
  readonly appeler: <R extends Route>(route: R, appel?: Appel<R>) => Promise<Reponse<R>>;
  readonly fermer: () => Promise<void>;
};

/** The HTTP edge as in production (errors, origin check, contract), with sessions that the test gives. No port is opened. */
export async function serveurDeTest(options: Options): Promise<ServeurDeTest> {
  const sessions = new Map<string, Session | DemiSession>();
  const app = creerFastify({ mandataires: undefined, tls: undefined }, 'silent');
  const { serveur, verifier } = await preparerServeur(
    app,
    { hsts: false, origines: new Set([ORIGINE_DE_TEST]) },
    options.authentifier ?? (async (jeton) => sessions.get(jeton)),
    options.authentifierAppareil,
  );
  options.monter(serveur);
  await app.ready();
  verifier();

  async function appeler<R extends Route>(route: R, appel: Appel<R> = {}): Promise<Reponse<R>> {
    const session = 'session' in appel ? appel.session : options.session;
    const jeton = appel.jeton ?? (session ? randomUUID() : undefined);
    if (session && jeton) sessions.set(jeton, session);
    const brute = await app.inject(requete(route, appel, jeton));
    return {
      statut: brute.statusCode,
      corps: lireCorps(brute),
      jeton: brute.cookies.find(({ name }) => name === COOKIE)?.value,
      brute,
    };
  }
  return { serveur, appeler, fermer: () => app.close() };
}

function requete<R extends Route>(route: R, appel: Appel<R>, jeton: string | undefined): InjectOptions {
  const ecrit = route.method !== 'GET' && route.method !== 'HEAD';
  const entetes = {
    ...(ecrit
      ? {
          origin: ORIGINE_DE_TEST,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/json',
          'idempotency-key': appel.cle ?? randomUUID(),
        }
      : {}),
    ...(jeton ? { cookie: `${COOKIE}=${jeton}` } : {}),
    ...appel.entetes,
  };
  return {
    method: route.method,
    url: adresse(route, appel),
    headers: Object.fromEntries(
      Object.entries(entetes).filter((entree): entree is [string, string] => entree[1] !== undefined),
    ),
    ...(ecrit ? { payload: appel.brut ?? JSON.stringify(appel.body ?? {}) } : {}),
    ...(appel.adresse ? { remoteAddress: appel.adresse } : {}),
  };
}

function adresse<R extends Route>(route: R, { params, query }: Appel<R>): string {
  const valeurs: Readonly<Record<string, string>> = params ?? {};
  const chemin = route.path.replace(/:(\w+)/g, (_, nom: string) => encodeURIComponent(valeurs[nom] ?? ''));
  const recherche = new URLSearchParams();
  for (const [nom, valeur] of Object.entries((query ?? {}) as object))
    if (valeur !== undefined) recherche.set(nom, String(valeur));
  return recherche.size > 0 ? `${chemin}?${recherche}` : chemin;
}

function lireCorps(brute: LightMyRequestResponse) {
  const type = String(brute.headers['content-type'] ?? '');
  return type.includes('json') ? brute.json() : {};
}

/** A nurse at work; say what differs. `acteur` follows from the rest unless it is given. */
export function sessionDeTest(partielle: Partial<Session> = {}): Session {
  const base = {
    etape: 'OUVERTE',
    id: randomUUID(),
    compteId: randomUUID(),
    nom: 'Claire Infirmière',
    roles: ['soignant'],
    administrateur: false,
    organisationId: randomUUID(),
    organisationNom: 'Organisation d’essai',
    siteId: randomUUID(),
    professionnelId: randomUUID(),
    profession: '60',
    rpps: null,
    signatureJusqu: null,
    ...partielle,
  } as const;
  const sites = base.siteId === null ? [] : [base.siteId];
  return {
    acteur: {
      professionnelId: base.professionnelId,
      organisationId: base.organisationId,
      roles: base.roles,
      sites,
      sitesEmployeurs: sites,
      professionnelDeSante: true,
      captation: true,
    },
    ...base,
  };
}

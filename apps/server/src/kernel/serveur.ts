import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import type { Route } from '@orapont/contract/route';
import Fastify, { type FastifyInstance, type FastifyReply, LogController } from 'fastify';
import type { Config } from './config.ts';
import { enProbleme, handleErrors } from './http-errors.ts';
import { type Serveur, surveillerRoutes } from './mount.ts';
import { ENTETES, entetesDeSecurite } from './securite.ts';

export function creerFastify(
  { mandataires, tls }: Pick<Config, 'mandataires' | 'tls'>,
  niveau: string,
): FastifyInstance {
  const app = Fastify({
    // Fastify types a TLS server apart; what is served through it is the same.
    ...((tls ? { https: { cert: tls.cert, key: tls.key } } : {}) as object),
    logger: { level: niveau, redact: ['req', 'res'] },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: mandataires ?? false,
    bodyLimit: 1_048_576,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read: its text is not sent back.
    frameworkErrors: (erreur, _requete, reponse) =>
      refuserAdresse(erreur, reponse as unknown as FastifyReply),
  });
  // One line a request: the route's pattern, never its URL, which may hold an id.
  app.addHook('onResponse', async (requete, reponse) => {
    requete.log.info({
      route: requete.routeOptions.url,
      statut: reponse.statusCode,
      ms: Math.round(reponse.elapsedTime),
    });
  });
  return app;
}

function refuserAdresse(erreur: unknown, reponse: FastifyReply): void {
  const probleme = enProbleme(erreur);
  void reponse
    .code(probleme.status)
    .headers(ENTETES)
    .type('application/problem+json')
    .send(JSON.stringify(probleme));
}

export async function preparerServeur(
  app: FastifyInstance,
  config: Pick<Config, 'origines' | 'hsts'>,
  authentifier: Serveur['authentifier'],
  authentifierAppareil: Serveur['authentifierAppareil'] = async () => undefined,
): Promise<{ serveur: Serveur; verifier: () => void }> {
  const verifierRegistre = surveillerRoutes(app);
  handleErrors(app);
  entetesDeSecurite(app, config.hsts);
  await app.register(cookie);
  await app.register(rateLimit, {
    max: 3_000,
    timeWindow: '1 minute',
    // A whole home may share one address: its pages and their files do not count, its calls do.
    allowList: (requete) => !/^\/(?:api|fhir)\//.test(requete.url),
    errorResponseBuilder: () => ({ statusCode: 429 }),
  });
  const registre = new Map<string, Route>();
  const portes: Serveur['portes'] = new Map();
  const serveur: Serveur = {
    app,
    registre,
    portes,
    origines: config.origines,
    authentifier,
    authentifierAppareil,
  };
  return { serveur, verifier: () => verifierRegistre(registre) };
}

import * as contrat from '@orapont/contract/fhir';
import type { FastifyInstance } from 'fastify';
import { tracerErreur } from '../../kernel/journal.ts';
import { mount, type Serveur } from '../../kernel/mount.ts';
import { capacites, configurationSmart } from './capacites.ts';
import type { DepsFhir } from './deps.ts';
import { enRefus, operationOutcome, RefusFhir } from './issue.ts';
import { donnerJeton, exigerLogiciel } from './jetons.ts';
import { fermer, lister, ouvrir } from './logiciels.ts';
import { FHIR_JSON, servir } from './servir.ts';

export async function fhirRoutes(serveur: Serveur, deps: DepsFhir): Promise<void> {
  mount(serveur, contrat.listerLogiciels, ({ session }) => lister(deps, session));
  mount(serveur, contrat.ouvrirLogiciel, ({ session, params, body }) =>
    ouvrir(deps, session, params.id, body),
  );
  mount(serveur, contrat.revoquerLogiciel, async ({ session, params }) => {
    await fermer(deps, session, params.id);
    return { fait: true } as const;
  });
  // A room of its own: its errors and its forms are those of the standard.
  await serveur.app.register((app, _options, suite) => {
    parlerFhir(app);
    routesDuProtocole({ ...serveur, app }, deps);
    suite();
  });
}

function routesDuProtocole(serveur: Serveur, deps: DepsFhir): void {
  mount(serveur, contrat.metadonnees, async ({ reponse }) =>
    reponse.type(FHIR_JSON).send(JSON.stringify(capacites(deps))),
  );
  mount(serveur, contrat.decouverte, async ({ reponse }) =>
    reponse.type('application/json').send(JSON.stringify(configurationSmart(deps))),
  );
  mount(serveur, contrat.demanderJeton, ({ requete, reponse }) => donnerJeton(deps, requete, reponse));
  for (const route of [contrat.lireFhir, contrat.chercherFhir])
    mount(serveur, route, ({ params, requete, reponse }) =>
      servir(deps, { chemin: params['*'], requete, reponse }),
    );
  for (const route of contrat.ECRITURES_FHIR)
    mount(serveur, route, async ({ requete }) => {
      await exigerLogiciel(deps, requete);
      throw new RefusFhir(405, 'not-supported', 'Ce serveur se lit, il ne s’écrit pas.');
    });
}

/** Criteria are read by the search itself, as text; every refusal is an OperationOutcome. */
function parlerFhir(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const type = ['application/x-www-form-urlencoded', 'application/fhir+json', 'application/json'];
  app.addContentTypeParser(type, { parseAs: 'string', bodyLimit: 65_536 }, (_requete, corps, suite) =>
    suite(null, corps),
  );
  app.setErrorHandler((erreur, requete, reponse) => {
    const { statut, code, diagnostics } = enRefus(erreur);
    if (statut >= 500) tracerErreur(requete.log, erreur, requete.routeOptions.url);
    if (statut === 401) reponse.header('www-authenticate', 'Bearer realm="Orapont FHIR"');
    if (statut === 405) reponse.header('allow', 'GET, POST');
    if (statut === 503) reponse.header('retry-after', '2');
    return reponse
      .code(statut)
      .type(FHIR_JSON)
      .send(JSON.stringify(operationOutcome({ severity: 'error', code, diagnostics })));
  });
}

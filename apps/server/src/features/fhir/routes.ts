import * as contrat from '@orapont/contract/fhir';
import { creerDocumentFhir, creerPatientFhir } from '@orapont/contract/fhir-creation';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { tracerErreur } from '../../kernel/journal.ts';
import { mount, type Serveur } from '../../kernel/mount.ts';
import { capacites, configurationSmart } from './capacites.ts';
import { creer } from './creation/creer.ts';
import type { DepsFhir } from './deps.ts';
import { enRefus, operationOutcome } from './issue.ts';
import { donnerJeton, exigerLogiciel } from './jetons.ts';
import { changerLeSuivi, fermer, lister, ouvrir } from './logiciels.ts';
import { RefusFhir } from './ports.ts';
import { FHIR_JSON, servir } from './servir.ts';
import { jetonDeSuivi, suivreAilleurs } from './suivre-ailleurs.ts';
import { OCTETS_TRANSACTION, transiger } from './transiger.ts';

export async function fhirRoutes(serveur: Serveur, deps: DepsFhir): Promise<void> {
  mount(serveur, contrat.listerLogiciels, ({ session }) => lister(deps, session));
  mount(serveur, contrat.ouvrirLogiciel, ({ session, params, body }) =>
    ouvrir(deps, session, params.id, body),
  );
  mount(serveur, contrat.changerSuivi, async ({ session, params, body }) => {
    await changerLeSuivi(deps, session, params.id, body);
    return { fait: true } as const;
  });
  mount(serveur, contrat.revoquerLogiciel, async ({ session, params }) => {
    await fermer(deps, session, params.id);
    return { fait: true } as const;
  });
  // A room of its own: its errors and its forms are those of the standard.
  await serveur.app.register((app, _options, suite) => {
    parlerFhir(app, deps);
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
    mount(serveur, route, ({ params, requete, reponse }) => {
      const jeton = jetonDeSuivi(requete);
      const appel = { chemin: params['*'], requete, reponse };
      return jeton === undefined ? servir(deps, appel) : suivreAilleurs(deps, { jeton, ...appel });
    });
  mount(serveur, creerPatientFhir, ({ requete, reponse }) => creer(deps, 'Patient', requete, reponse));
  mount(serveur, creerDocumentFhir, ({ requete, reponse }) =>
    creer(deps, 'DocumentReference', requete, reponse),
  );
  mount(serveur, contrat.transactionFhir, ({ requete, reponse }) => transiger(deps, requete, reponse));
  for (const route of contrat.ECRITURES_FHIR)
    mount(serveur, route, async ({ params, requete, reponse }) => {
      const jeton = jetonDeSuivi(requete);
      if (jeton !== undefined) return suivreAilleurs(deps, { jeton, chemin: params['*'], requete, reponse });
      await exigerLogiciel(deps, requete);
      throw new RefusFhir(
        405,
        'not-supported',
        'Rien ne se modifie ni ne se supprime ici, une ressource s’y crée (POST)\u00a0: voyez /fhir/metadata.',
      );
    });
}

const OCTETS_FORMULAIRE = 65_536;

/** Criteria are read by the search itself, as text; every refusal is an OperationOutcome. */
function parlerFhir(app: FastifyInstance, deps: DepsFhir): void {
  app.removeAllContentTypeParsers();
  const type = ['application/x-www-form-urlencoded', 'application/fhir+json', 'application/json'];
  app.addContentTypeParser(
    type,
    { parseAs: 'string', bodyLimit: OCTETS_TRANSACTION },
    (_requete, corps, suite) => suite(null, corps),
  );
  // What is larger than a form, or does not say its size, is read from a software that showed its token, and from nobody else.
  app.addHook('onRequest', async (requete) => {
    if (tientDansUnFormulaire(requete)) return;
    if (requete.method === 'POST') await exigerLogiciel(deps, requete);
    else
      throw new RefusFhir(413, 'too-long', 'Un état tient en 64 ko, et annonce sa taille (Content-Length).');
  });
  app.setErrorHandler((erreur, requete, reponse) => {
    const { statut, issues } = enRefus(erreur);
    if (statut >= 500) tracerErreur(requete.log, erreur, requete.routeOptions.url);
    if (statut === 401) reponse.header('www-authenticate', 'Bearer realm="Orapont FHIR"');
    if (statut === 405) reponse.header('allow', 'GET, POST');
    if (statut === 503) reponse.header('retry-after', '2');
    return reponse
      .code(statut)
      .type(FHIR_JSON)
      .send(JSON.stringify(operationOutcome(...issues)));
  });
}

function tientDansUnFormulaire({ headers }: FastifyRequest): boolean {
  if (headers['transfer-encoding'] !== undefined) return false;
  return Number(headers['content-length'] ?? 0) <= OCTETS_FORMULAIRE;
}

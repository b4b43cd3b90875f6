import * as web from '@orapont/contract/dicomweb';
import * as contrat from '@orapont/contract/imagerie';
import * as dossier from '@orapont/contract/imagerie-dossier';
import * as lot from '@orapont/contract/imagerie-lot';
import { declarerPorte, mount, type Serveur } from '../../kernel/mount.ts';
import { exporterActe, exporterEtude } from './anonyme.ts';
import { annuler, rattacher, refuser } from './decider.ts';
import { deposer, deposerMachine } from './deposer.ts';
import type { DepsImagerie } from './deps.ts';
import { servirActe, servirDossiers, servirMachine } from './dicomweb/servir.ts';
import { lireCoupe, lireRendu, listerDuDossier } from './dossier.ts';
import { lister, listerBrouillons } from './lister.ts';
import { recevoirLot, televerserLot } from './lots.ts';
import { fermer, lister as listerPortes, ouvrir } from './portes.ts';

const FAIT = { fait: true } as const;

export function imagerieRoutes(serveur: Serveur, deps: DepsImagerie): void {
  declarerPorte(serveur, {
    nom: 'imagerie.dimse',
    protocole: 'DIMSE',
    roles: 'appareil déclaré',
    organisation: 'Titre appelé, titre appelant et adresse, ensemble, appartiennent à une organisation.',
    resume: 'C-STORE and C-ECHO, closed unless ORAPONT_DICOM_PORT is given.',
  });
  mount(serveur, contrat.listerEtudes, ({ session }) => lister(deps, session));
  mount(serveur, contrat.lireVignette, ({ session, params, reponse }) =>
    lireRendu(deps, session, params, reponse),
  );
  mount(serveur, contrat.listerBrouillons, ({ session, params }) =>
    listerBrouillons(deps, session, params.id),
  );
  mount(serveur, contrat.rattacherEtude, ({ session, params, body }) =>
    rattacher(deps, session, params.id, body),
  );
  mount(serveur, contrat.refuserEtude, async ({ session, params, body }) => {
    await refuser(deps, session, params.id, body);
    return FAIT;
  });
  mount(serveur, contrat.annulerDecision, async ({ session, params, body }) => {
    await annuler(deps, session, params.id, body);
    return FAIT;
  });
  mount(serveur, contrat.exporterAnonyme, ({ session, params, reponse }) =>
    exporterActe(deps, session, params.id, reponse),
  );
  mount(serveur, dossier.listerDuDossier, ({ session, params }) => listerDuDossier(deps, session, params.id));
  mount(serveur, dossier.lireCoupeRecue, ({ session, params, requete, reponse }) =>
    lireCoupe(deps, session, params, { requete, reponse }),
  );
  mount(serveur, dossier.exporterEtudeAnonyme, ({ session, params, reponse }) =>
    exporterEtude(deps, session, params.id, reponse),
  );
  routesDesLots(serveur, deps);
  routesDesPortes(serveur, deps);
  routesDicomweb(serveur, deps);
}

function routesDesLots(serveur: Serveur, deps: DepsImagerie): void {
  for (const route of [lot.ouvrirLot, lot.suivreLot, lot.poursuivreLot, lot.abandonnerLot])
    mount(serveur, route, ({ session, requete, reponse }) => televerserLot(deps, session, requete, reponse));
  mount(serveur, lot.deposerLot, ({ session, params, body }) => recevoirLot(deps, session, params.id, body));
}

function routesDesPortes(serveur: Serveur, deps: DepsImagerie): void {
  mount(serveur, contrat.listerPortes, ({ session }) => listerPortes(deps, session));
  mount(serveur, contrat.ouvrirPorte, ({ session, params, body }) => ouvrir(deps, session, params.id, body));
  mount(serveur, contrat.revoquerPorte, async ({ session, params }) => {
    await fermer(deps, session, params.id);
    return FAIT;
  });
}

function routesDicomweb(serveur: Serveur, deps: DepsImagerie): void {
  // The body is read part by part as it comes: fastify must leave it alone.
  serveur.app.addContentTypeParser('multipart/related', (_requete, _corps, suite) => suite(null));
  mount(serveur, web.deposer, ({ session, query, requete, reponse }) =>
    deposer(deps, session, { dossierId: query.dossier }, { requete, reponse }),
  );
  mount(serveur, web.deposerEtude, ({ session, params, query, requete, reponse }) =>
    deposer(deps, session, { dossierId: query.dossier, etudeUid: params.etude }, { requete, reponse }),
  );
  mount(serveur, web.deposerMachine, ({ requete, reponse }) =>
    deposerMachine(deps, undefined, { requete, reponse }),
  );
  mount(serveur, web.deposerEtudeMachine, ({ params, requete, reponse }) =>
    deposerMachine(deps, params.etude, { requete, reponse }),
  );
  mount(serveur, web.lireMachine, ({ params, query, requete, reponse }) =>
    servirMachine(deps, { chemin: params['*'], question: query, requete, reponse }),
  );
  mount(serveur, web.lireDossiers, ({ session, params, query, requete, reponse }) =>
    servirDossiers(deps, session, { chemin: params['*'], question: query, requete, reponse }),
  );
  mount(serveur, web.lireActe, ({ session, params, query, requete, reponse }) =>
    servirActe(deps, session, params.id, { chemin: params['*'], question: query, requete, reponse }),
  );
}

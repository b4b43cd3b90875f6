import * as contrat from '@orapont/contract/courrier';
import { Erreur } from '@orapont/domain/erreurs';
import type { FastifyReply } from 'fastify';
import { mount, type Serveur } from '../../kernel/mount.ts';
import { enSoin } from '../../kernel/session.ts';
import { enLecture, enResume, listerBoite, resumerBoites, trouverCourrier } from './bac-a-sable.ts';
import type { DepsCourrier } from './deps.ts';
import type { BoitesBacASable } from './ports.ts';
import { relancer, suivre } from './suivi.ts';

export function courrierRoutes(serveur: Serveur, deps: DepsCourrier): void {
  mount(serveur, contrat.listerEnvois, ({ params, session }) => suivre(deps, enSoin(session), params.id));
  mount(serveur, contrat.relancerEnvoi, ({ params, session, cle }) =>
    relancer(deps, enSoin(session), params.id, cle),
  );
  if (deps.bacASable) routesBacASable(serveur, deps.bacASable);
}

/** Open to whoever is on this machine's page, and absent from an installation with a real operator. */
function routesBacASable(serveur: Serveur, operateur: BoitesBacASable): void {
  let enPanne = false;
  mount(serveur, contrat.lireBoites, () => resumerBoites(operateur, enPanne));
  mount(serveur, contrat.lireBoite, async ({ params }) => ({
    adresse: params.adresse,
    messages: (await listerBoite(operateur, params.adresse)).map(enResume),
  }));
  mount(serveur, contrat.lireCourrier, async ({ params }) =>
    enLecture(await trouverCourrier(operateur, params.id)),
  );
  mount(serveur, contrat.telechargerPiece, async ({ params, reponse }) => {
    const piece = (await trouverCourrier(operateur, params.id)).pieces[params.rang];
    if (!piece) throw new Erreur('INTROUVABLE');
    return envoyerFichier(reponse, piece);
  });
  mount(serveur, contrat.telechargerEml, async ({ params, reponse }) => {
    const { eml } = await trouverCourrier(operateur, params.id);
    return envoyerFichier(reponse, { nom: 'message.eml', type: 'message/rfc822', octets: eml });
  });
  mount(serveur, contrat.mettreEnPanne, async ({ body }) => {
    enPanne = body.enPanne;
    operateur.mettreEnPanne(enPanne);
    return { fait: true as const };
  });
}

/** Always saved, never shown by the browser as a page of ours. */
function envoyerFichier(
  reponse: FastifyReply,
  { nom, type, octets }: { readonly nom: string; readonly type: string; readonly octets: Uint8Array },
): FastifyReply {
  return reponse
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(nom)}`)
    .header('cache-control', 'no-store')
    .type(type)
    .send(Buffer.from(octets));
}

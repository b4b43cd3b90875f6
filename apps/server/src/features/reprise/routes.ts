import * as contrat from '@orapont/contract/reprise';
import { mount, type Serveur } from '../../kernel/mount.ts';
import { examiner } from './examiner.ts';
import { accorder, deposer, lister, rapport } from './gerer.ts';
import type { DepsReprise } from './ports.ts';
import { reprendre } from './reprendre.ts';

export function repriseRoutes(serveur: Serveur, deps: DepsReprise): void {
  // The archive is written as it comes: fastify must leave it alone.
  serveur.app.addContentTypeParser('application/zip', (_requete, _corps, suite) => suite(null));
  mount(serveur, contrat.listerReprises, ({ session, params }) => lister(deps, session, params.id));
  mount(serveur, contrat.deposerArchive, ({ session, params, query, requete }) =>
    deposer(
      deps,
      session,
      { organisationId: params.id, repriseId: params.repriseId, siteId: query.site },
      requete,
    ),
  );
  mount(serveur, contrat.accorderReprise, async ({ session, params }) => {
    await accorder(deps, session, { organisationId: params.id, repriseId: params.repriseId });
    return { fait: true as const };
  });
  mount(serveur, contrat.lireRapport, async ({ session, params, reponse }) =>
    reponse
      .type('text/csv; charset=utf-8')
      .headers({
        'content-disposition': 'attachment; filename="rapport-reprise.csv"',
        'cache-control': 'private, no-store',
      })
      .send(await rapport(deps, session, { organisationId: params.id, repriseId: params.repriseId })),
  );
}

export function repriseTravaux(deps: DepsReprise): void {
  deps.travaux.consommer('reprise.examiner', ({ organisationId, repriseId = '' }) =>
    examiner(deps, { organisationId, repriseId }),
  );
  deps.travaux.consommer('reprise.reprendre', ({ organisationId, repriseId = '' }) =>
    reprendre(deps, { organisationId, repriseId }),
  );
}

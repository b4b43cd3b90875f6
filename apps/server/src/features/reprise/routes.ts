import * as contrat from '@orapont/contract/reprise';
import { mount, type Serveur } from '../../kernel/mount.ts';
import type { DepsReprise } from './deps.ts';
import { televerserArchive } from './envoyer.ts';
import { examiner } from './examiner.ts';
import { accorder, deposer, ecarter, lister, rapport } from './gerer.ts';
import { reprendre } from './reprendre.ts';

export function repriseRoutes(serveur: Serveur, deps: DepsReprise): void {
  mount(serveur, contrat.listerReprises, ({ session, params }) => lister(deps, session, params.id));
  for (const route of [
    contrat.ouvrirEnvoiArchive,
    contrat.suivreEnvoiArchive,
    contrat.poursuivreEnvoiArchive,
    contrat.abandonnerEnvoiArchive,
  ])
    mount(serveur, route, ({ session, requete, reponse }) =>
      televerserArchive(deps, session, requete, reponse),
    );
  mount(serveur, contrat.deposerArchive, ({ session, params, body }) =>
    deposer(deps, session, { organisationId: params.id, repriseId: params.repriseId }, body),
  );
  mount(serveur, contrat.accorderReprise, async ({ session, params }) => {
    await accorder(deps, session, { organisationId: params.id, repriseId: params.repriseId });
    return { fait: true as const };
  });
  mount(serveur, contrat.ecarterReprise, async ({ session, params }) => {
    await ecarter(deps, session, { organisationId: params.id, repriseId: params.repriseId });
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

import * as contrat from '@orapont/contract/export';
import { mount, type Serveur } from '../../kernel/mount.ts';
import { exporterLeDossier } from './exporter-dossier.ts';
import {
  balayerExports,
  effacer,
  empreintes,
  lister,
  preparer,
  telecharger,
} from './exporter-organisation.ts';
import type { DepsExport } from './ports.ts';
import { preparerParties } from './preparer.ts';

export function exportRoutes(serveur: Serveur, deps: DepsExport): void {
  mount(serveur, contrat.exporterDossier, ({ session, params, reponse }) =>
    exporterLeDossier(deps, session, params.id, reponse),
  );
  mount(serveur, contrat.listerExports, ({ session, params }) => lister(deps, session, params.id));
  mount(serveur, contrat.preparerExport, ({ session, params, cle }) =>
    preparer(deps, session, params.id, cle),
  );
  mount(serveur, contrat.effacerExport, async ({ session, params }) => {
    await effacer(deps, session, params);
    return { fait: true as const };
  });
  mount(serveur, contrat.lirePartie, ({ session, params, requete, reponse }) =>
    telecharger(deps, session, params, { requete, reponse }),
  );
  mount(serveur, contrat.lireEmpreintes, async ({ session, params, reponse }) =>
    reponse
      .type('text/plain; charset=utf-8')
      .headers({
        'content-disposition': 'attachment; filename="SHA256SUMS"',
        'cache-control': 'private, no-store',
      })
      .send(await empreintes(deps, session, params)),
  );
}

export function exportTravaux(deps: DepsExport): void {
  deps.travaux.consommer('export.preparer', ({ organisationId, exportId = '' }) =>
    preparerParties(deps, { organisationId, exportId }),
  );
  deps.travaux.consommer('exports.balayer', () => balayerExports(deps));
  deps.travaux.programmer('exports.balayer', '17 * * * *');
}

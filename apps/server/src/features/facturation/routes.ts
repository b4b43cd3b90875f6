import * as contrat from '@orapont/contract/facturation';
import { exporterCsv } from '@orapont/domain/facturation/export';
import { mount, type Serveur } from '../../kernel/mount.ts';
import { appelant, enSoin, type SessionSoin } from '../../kernel/session.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import { bornesDe, etendueDe, lignesLues, lireMois } from './lire.ts';
import { noterAdri, noterComplement } from './noter.ts';
import type { DepsFacturation } from './ports.ts';

export function facturationRoutes(serveur: Serveur, deps: DepsFacturation): void {
  mount(serveur, contrat.lireFacturation, ({ session, query }) =>
    lireMois(deps, enSoin(session), query.mois),
  );
  mount(serveur, contrat.exporterFacturation, async ({ session, query, reponse }) =>
    reponse
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="facturation-${query.mois}.csv"`)
      .header('cache-control', 'no-store')
      .send(await exporter(deps, enSoin(session), query.mois)),
  );
  mount(serveur, contrat.noterAdri, ({ session, params, body, cle }) =>
    noterAdri(deps, enSoin(session), { ligneId: params.id, cle }, body),
  );
  mount(serveur, contrat.completerLigne, ({ session, params, body, cle }) =>
    noterComplement(deps, enSoin(session), { ligneId: params.id, cle }, body),
  );
}

/** What leaves the application names people: the export is traced apart from the reading. */
export async function exporter(deps: DepsFacturation, session: SessionSoin, mois: string): Promise<string> {
  const { organisationId, compteId, nom } = session;
  return deps.bd.organisation(appelant(session), async (tx) => {
    const lignes = await lignesLues(tx, bornesDe(mois), etendueDe(session));
    await tracer(tx, {
      organisationId,
      compteId,
      chaine: 'ACCES',
      action: 'FACTURATION_EXPORTEE',
      acteur: nom,
    });
    return exporterCsv(lignes.map(({ ligne }) => ligne).toReversed());
  });
}

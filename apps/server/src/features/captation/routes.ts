import { enregistrerCaptation, listerCaptations } from '@orapont/contract/captation';
import { mount, type Serveur } from '../../kernel/mount.ts';
import { enSoin } from '../../kernel/session.ts';
import { type DepsCaptation, enregistrer, lister } from './enregistrer.ts';

export function captationRoutes(serveur: Serveur, deps: DepsCaptation): void {
  mount(serveur, listerCaptations, async ({ session, params }) => ({
    captations: await lister(deps, enSoin(session), params.id),
  }));
  mount(serveur, enregistrerCaptation, async ({ session, params, body }) => ({
    captation: await enregistrer(
      deps,
      enSoin(session),
      { acteId: params.id, captationId: params.captationId },
      body,
    ),
  }));
}

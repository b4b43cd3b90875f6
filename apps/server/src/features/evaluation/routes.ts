import { enregistrerEvaluation, listerEvaluations } from '@orapont/contract/evaluation';
import { mount, type Serveur } from '../../kernel/mount.ts';
import { enregistrer } from './enregistrer.ts';
import { lister } from './lister.ts';
import type { DepsEvaluation } from './ports.ts';

export function evaluationRoutes(serveur: Serveur, deps: DepsEvaluation): void {
  mount(serveur, listerEvaluations, ({ session, params }) => lister(deps, session, params.id));
  mount(serveur, enregistrerEvaluation, ({ session, params, body }) =>
    enregistrer(deps, session, params.id, body),
  );
}

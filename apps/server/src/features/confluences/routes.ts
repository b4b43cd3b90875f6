import * as contrat from '@orapont/contract/confluences';
import { mount, type Serveur } from '../../kernel/mount.ts';
import type { DepsConfluences } from './deps.ts';
import { ouvrir } from './ouvrir.ts';

export function confluencesRoutes(serveur: Serveur, deps: Pick<DepsConfluences, 'bd' | 'maintenant'>): void {
  mount(serveur, contrat.ouvrirLien, ({ session, body, cle }) => ouvrir(deps, session, body, cle));
}

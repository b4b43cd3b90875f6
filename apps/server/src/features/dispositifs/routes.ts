import {
  enregistrerDispositif,
  lireDispositif,
  listerDispositifs,
  noterEntretien,
} from '@orapont/contract/dispositif';
import { mount, type Serveur } from '../../kernel/mount.ts';
import type { DepsDispositifs } from './ports.ts';
import { enregistrer, lire, lister, noter } from './tenir.ts';

export function dispositifsRoutes(serveur: Serveur, deps: DepsDispositifs): void {
  mount(serveur, listerDispositifs, ({ session, query }) => lister(deps, session, query));
  mount(serveur, lireDispositif, ({ session, params, query }) =>
    lire(deps, session, { ...params, ...query }),
  );
  mount(serveur, enregistrerDispositif, ({ session, params, query, body }) =>
    enregistrer(deps, session, { ...params, ...query }, body),
  );
  mount(serveur, noterEntretien, ({ session, params, query, body }) =>
    noter(deps, session, { ...params, ...query }, body),
  );
}

import { chercherCorrespondant as contrat } from '@orapont/contract/annuaire';
import { mount, type Serveur } from '../../kernel/mount.ts';
import { chercherCorrespondant } from './chercher.ts';
import type { DepsAnnuaire } from './deps.ts';
import { rafraichirAnnuaire } from './rafraichir.ts';

export function annuaireNationalRoutes(serveur: Serveur, deps: DepsAnnuaire): void {
  mount(serveur, contrat, ({ session, query }) => chercherCorrespondant(deps, session, query));
}

/** At night, when nobody waits for the directory. */
export function annuaireNationalTravaux(deps: DepsAnnuaire): void {
  deps.travaux.consommer('annuaire.rafraichir', () => rafraichirAnnuaire(deps));
  deps.travaux.programmer('annuaire.rafraichir', '40 2 * * *');
}

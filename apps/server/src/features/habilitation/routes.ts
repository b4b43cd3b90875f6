import { lireMonDroit as contrat } from '@orapont/contract/habilitation';
import { mount, type Serveur } from '../../kernel/mount.ts';
import { lireMonDroit } from './mon-droit.ts';
import type { DepsHabilitation } from './ports.ts';
import { rappelerLesFins } from './rappels.ts';

export function habilitationRoutes(serveur: Serveur, deps: DepsHabilitation): void {
  mount(serveur, contrat, ({ session }) => lireMonDroit(deps, session));
}

/** Every morning, before people come to work. */
export function habilitationTravaux(deps: DepsHabilitation): void {
  deps.travaux.consommer('formations.rappeler', () => rappelerLesFins(deps));
  deps.travaux.programmer('formations.rappeler', '15 4 * * *');
}

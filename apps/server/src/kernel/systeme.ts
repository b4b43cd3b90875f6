import { openapi, sante } from '@orapont/contract/systeme';
import type { Bd } from './bd.ts';
import { mount, type Serveur } from './mount.ts';
import { decrire } from './openapi.ts';

/** Health probe and description of the interface. */
export function systemeRoutes(serveur: Serveur, { bd, origine }: { bd: Bd; origine: string }): void {
  mount(serveur, sante, async ({ reponse }) => {
    await bd.authentification(async () => undefined);
    return reponse.send({ etat: 'PRET' });
  });
  mount(serveur, openapi, async ({ reponse }) => reponse.send(decrire(serveur.registre, origine)));
}

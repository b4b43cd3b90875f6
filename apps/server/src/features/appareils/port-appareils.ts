import type { Tx } from '../../kernel/bd.ts';
import { noterCompteur, trouverAppareil } from './appareil-repository.ts';
import { aSigne } from './cle.ts';
import type { AppareilConnu } from './ports.ts';

/** How deliveries know devices: by their key, in the transaction of the caller. */
export const appareilsConnus = {
  async trouver(tx: Tx, id: string): Promise<AppareilConnu | undefined> {
    const appareil = await trouverAppareil(tx, id);
    return appareil && { id: appareil.id, nom: appareil.nom, siteId: appareil.site_id, cle: appareil.cle };
  },
  aSigne,
  noterCompteur,
};

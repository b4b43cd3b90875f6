import { base, DURABLE } from './base-locale.ts';
import { siPersonneNEcrit } from './coffre.ts';

/** Keys of accounts that hold nothing here any more; one that is about to serve is left alone. */
export const oublierClesVides = (): Promise<void> =>
  siPersonneNEcrit(async () => {
    const tx = (await base()).transaction(['cles', 'prises'], 'readwrite', DURABLE);
    const servies = new Set((await tx.objectStore('prises').getAll()).map(({ cle }) => cle));
    for (const nom of await tx.objectStore('cles').getAllKeys())
      if (nom.startsWith('compte:') && !servies.has(nom)) await tx.objectStore('cles').delete(nom);
    await tx.done;
  });

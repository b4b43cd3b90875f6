import { base, DURABLE, type LignePrise } from './base-locale.ts';
import { nomDeCompte } from './cles.ts';
import { compterImages, effacer, fermer, lireLignes, siPersonneNEcrit } from './coffre.ts';
import { TEXTES } from './textes.ts';
import { voieSession } from './voie-session.ts';

/** Keys of accounts that hold nothing here any more; one that is about to serve is left alone. */
export const oublierClesVides = (): Promise<void> =>
  siPersonneNEcrit(async () => {
    const tx = (await base()).transaction(['cles', 'prises'], 'readwrite', DURABLE);
    const servies = new Set((await tx.objectStore('prises').getAll()).map(({ cle }) => cle));
    for (const nom of await tx.objectStore('cles').getAllKeys())
      if (nom.startsWith('compte:') && !servies.has(nom)) await tx.objectStore('cles').delete(nom);
    await tx.done;
  });

/** Copies of chosen files go at their hour; what is said of them, three days later. */
export async function purgerCopies(maintenant = Date.now()): Promise<void> {
  for (const ligne of await lireLignes())
    if (ligne.expireLe !== undefined && ligne.expireLe <= maintenant)
      await (ligne.close ? effacer(ligne.mediaId) : fermer(ligne, TEXTES.expiree));
}

const copiesDe = async (compteId: string): Promise<readonly LignePrise[]> =>
  (await lireLignes()).filter((ligne) => ligne.compteId === compteId && ligne.expireLe !== undefined);

/** Copies of chosen files that would go with the session of this account, before the server has them. */
export const compterCopies = async (compteId: string): Promise<number> =>
  compterImages((await copiesDe(compteId)).filter(({ close }) => !close));

/** The person leaves this device: what exists elsewhere does not stay on it, nor the key when it closes nothing else. */
export async function retirerCopies(compteId: string): Promise<void> {
  for (const ligne of await copiesDe(compteId)) {
    await effacer(ligne.mediaId);
    await voieSession.abandonner(ligne);
  }
  if (!(await lireLignes()).some(({ cle }) => cle === nomDeCompte(compteId))) await oublierClesVides();
}

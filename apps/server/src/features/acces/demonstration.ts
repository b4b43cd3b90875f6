import type { lireComptesDemo } from '@orapont/contract/acces';
import type { ReplyOf } from '@orapont/contract/route';
import { moyensDe } from './comptes-repository.ts';
import type { DepsAcces } from './ports.ts';
import { codeDuPas, dechiffrerSecret, pasA, restantA } from './totp.ts';

/**
 * Fictitious accounts and the code that works now: when the current one has served, the next one is shown, which the server takes
 * because of the clock drift that it allows.
 */
export async function lireDemonstration(deps: DepsAcces): Promise<ReplyOf<typeof lireComptesDemo>> {
  const { bd, cle, essai, maintenant } = deps;
  const vide = { demo: false, essai, motDePasse: '', restant: 0, comptes: [] };
  const demo = await deps.comptesDemo();
  if (!demo || demo.comptes.length === 0) return vide;
  const moment = maintenant();
  const moyens = await bd.authentification((tx) =>
    moyensDe(
      tx,
      demo.comptes.map(({ identifiant }) => identifiant),
    ),
  );
  const codes = new Map(
    moyens.map(({ id, identifiant, secret_chiffre, dernier_pas }) => {
      const secret = dechiffrerSecret(cle, `compte:${id}`, secret_chiffre);
      const pas = pasA(moment);
      return [identifiant, codeDuPas(secret, dernier_pas >= pas ? pas + 1 : pas)];
    }),
  );
  const comptes = demo.comptes.flatMap((compte) => {
    const code = codes.get(compte.identifiant);
    return code ? [{ ...compte, code }] : [];
  });
  return { demo: true, essai, motDePasse: demo.motDePasse, restant: restantA(moment), comptes };
}

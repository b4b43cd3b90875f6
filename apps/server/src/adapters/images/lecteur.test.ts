import { expect, test } from 'vitest';
import { rassembler } from '../../kernel/octets.ts';
import { lecteurDe, recopier } from './lecteur.ts';

/** A file that says whether it is open. */
function fichier(...morceaux: readonly string[]) {
  const etat = { ouvert: false };
  async function* flux() {
    etat.ouvert = true;
    try {
      for (const morceau of morceaux) yield Buffer.from(morceau);
    } finally {
      etat.ouvert = false;
    }
  }
  return { etat, flux: flux() };
}

test('ce qui est lu en partie est refermé : par qui lit, par qui recopie, par qui s’arrête de prendre', async () => {
  const lu = fichier('abc', 'def', 'ghi');
  const lecteur = lecteurDe(lu.flux);
  expect((await lecteur.prendre(4)).toString()).toBe('abcd');
  expect(lu.etat.ouvert).toBe(true);
  await lecteur.fermer();
  expect(lu.etat.ouvert).toBe(false);

  const copie = fichier('abc', 'def', 'ghi');
  const octets = await rassembler(recopier(copie.flux, [{ debut: 1, fin: 5 }]));
  expect([octets.toString(), copie.etat.ouvert]).toEqual(['bcde', false]);

  const quitte = fichier('abc', 'def', 'ghi');
  for await (const _ of recopier(quitte.flux, [
    { debut: 0, fin: 1 },
    { debut: 5, fin: 9 },
  ]))
    break;
  expect(quitte.etat.ouvert).toBe(false);
});

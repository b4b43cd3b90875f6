import { expect, test } from 'vitest';
import type { Instance } from './instance-repository.ts';
import { sourceDe } from './piles.ts';

const contenus = [Buffer.from('a'.repeat(700)), Buffer.from('b'.repeat(512)), Buffer.from('c')];
const instances = contenus.map((octets, rang) => ({
  id: String(rang),
  organisationId: 'o',
  cleDossierId: 'd',
  octets: octets.length,
})) as unknown as readonly Instance[];
const objets = {
  async *lire({ objetId }: { objetId: string }, { debut = 0, fin }: { debut?: number; fin?: number } = {}) {
    yield (contenus[Number(objetId)] ?? Buffer.alloc(0)).subarray(debut, fin);
  },
};

async function lire(source: ReturnType<typeof sourceDe>, debut: number, fin: number): Promise<Buffer> {
  const morceaux: Uint8Array[] = [];
  for await (const morceau of source.lire(debut, fin)) morceaux.push(morceau);
  return Buffer.concat(morceaux);
}

test('plusieurs fichiers se lisent comme une archive tar, où que l’on commence', async () => {
  const source = sourceDe(objets, instances);
  const tout = await lire(source, 0, source.taille);
  expect(tout).toHaveLength(source.taille);
  expect(source.taille % 512).toBe(0);
  expect(tout.toString('latin1', 257, 262)).toBe('ustar');
  expect(tout.toString('latin1', 512, 512 + 700)).toBe('a'.repeat(700));
  for (const [debut, fin] of [
    [0, 1],
    [500, 1_300],
    [1_024, 2_600],
    [source.taille - 3, source.taille],
  ] as const)
    expect((await lire(source, debut, fin)).equals(tout.subarray(debut, fin))).toBe(true);
});

test('un seul fichier se lit tel quel', async () => {
  const source = sourceDe(objets, instances.slice(0, 1));
  expect(source.taille).toBe(700);
  expect((await lire(source, 10, 12)).toString()).toBe('aa');
});

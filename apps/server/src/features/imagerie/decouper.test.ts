import { expect, test } from 'vitest';
import { decouper } from './decouper.ts';

async function* par(pas: number, octets: Buffer): AsyncGenerator<Uint8Array> {
  for (let debut = 0; debut < octets.length; debut += pas) yield octets.subarray(debut, debut + pas);
}

async function textes(fichiers: AsyncIterable<Buffer>): Promise<string[]> {
  const lus: string[] = [];
  for await (const octets of fichiers) lus.push(octets.toString());
  return lus;
}

test.each([1, 3, 4, 100])('les fichiers d’un lot sont rendus entiers, par morceaux de %i', async (pas) => {
  const lot = Buffer.from('unedeuxtrois');
  expect(await textes(decouper(par(pas, lot), [3, 0, 4, 5]))).toEqual(['une', '', 'deux', 'trois']);
});

test('un lot plus court que ce qui est annoncé n’invente pas d’octets', async () => {
  await expect(textes(decouper(par(2, Buffer.from('abc')), [2, 2]))).rejects.toThrow(RangeError);
});

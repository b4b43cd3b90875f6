import fc from 'fast-check';
import { expect, test } from 'vitest';
import { couper, enMorceaux } from './morceaux.ts';

const TAILLE = 8;
const recus = fc.array(fc.uint8Array({ maxLength: 3 * TAILLE }), { maxLength: 12 });

async function* source(morceaux: readonly Uint8Array[]) {
  yield* morceaux;
}

async function tous<T>(flux: AsyncIterable<T>): Promise<T[]> {
  const elements: T[] = [];
  for await (const element of flux) elements.push(element);
  return elements;
}

test('les morceaux remis bout à bout sont le flux, tous entiers sauf le dernier', async () => {
  await fc.assert(
    fc.asyncProperty(recus, async (morceaux) => {
      const coupes = await tous(couper(source(morceaux), TAILLE));
      expect(Buffer.concat(coupes)).toEqual(Buffer.concat(morceaux));
      expect(coupes.slice(0, -1).every(({ length }) => length === TAILLE)).toBe(true);
      expect(coupes.at(-1)?.length).not.toBe(0);
    }),
  );
});

test('un seul morceau est marqué dernier, et c’est le dernier, même d’un flux vide', async () => {
  await fc.assert(
    fc.asyncProperty(recus, async (morceaux) => {
      const coupes = await tous(enMorceaux(source(morceaux), TAILLE));
      expect(coupes.map(({ dernier }) => dernier)).toEqual(
        [...coupes.keys()].map((i) => i === coupes.length - 1),
      );
      expect(coupes).not.toHaveLength(0);
    }),
  );
});

test('un morceau reçu entier n’est pas recopié', async () => {
  const recu = new Uint8Array(2 * TAILLE);
  const coupes = await tous(couper(source([recu]), TAILLE));
  expect(coupes.map(({ buffer }) => buffer === recu.buffer)).toEqual([true, true]);
});

test('une source coupée rend ce qui était entier, puis l’erreur', async () => {
  const rendus: number[] = [];
  const lire = async () => {
    const coupee = async function* () {
      yield new Uint8Array(TAILLE + 3);
      throw new Error('COUPURE');
    };
    for await (const { length } of couper(coupee(), TAILLE)) rendus.push(length);
  };
  await expect(lire()).rejects.toThrow('COUPURE');
  expect(rendus).toEqual([TAILLE]);
});

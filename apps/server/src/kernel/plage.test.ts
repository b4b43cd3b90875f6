import { expect, test } from 'vitest';
import { plageDe } from './plage.ts';

const fichier = { taille: 1_000, etag: '"a"' };
const lire = (range: string | undefined, condition?: string) =>
  plageDe({ range, ...(condition ? { 'if-range': condition } : {}) }, fichier);

test.each([
  ['bytes=0-', { debut: 0, fin: 1_000 }],
  ['bytes=0-0', { debut: 0, fin: 1 }],
  ['bytes=10-19', { debut: 10, fin: 20 }],
  ['bytes=990-2000', { debut: 990, fin: 1_000 }],
  ['bytes=-10', { debut: 990, fin: 1_000 }],
  ['bytes=-5000', { debut: 0, fin: 1_000 }],
  ['bytes=1000-', 'HORS_LIMITES'],
  ['bytes=-0', 'HORS_LIMITES'],
])('%s', (range, attendu) => {
  expect(lire(range)).toEqual(attendu);
});

test.each([undefined, 'bytes=-', 'bytes=20-10', 'bytes=0-1,5-6', 'items=0-1', 'bytes=a-b', 'bytes=0-1; x'])(
  '%s : le fichier entier',
  (range) => {
    expect(lire(range)).toBeUndefined();
  },
);

test('une partie d’une autre version n’est pas donnée', () => {
  expect(lire('bytes=0-9', '"b"')).toBeUndefined();
  expect(lire('bytes=0-9', '"a"')).toEqual({ debut: 0, fin: 10 });
});

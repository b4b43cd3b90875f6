import { expect, test } from 'vitest';
import { nommeur } from './preparees.ts';

test('une question posée deux fois prend un nom, toujours le même ; sans paramètre elle n’en prend pas', () => {
  const noms = nommeur();
  expect([noms.nom('select $1', 1), noms.nom('select $1', 1), noms.nom('select $1', 1)]).toEqual([
    undefined,
    'orapont_1',
    'orapont_1',
  ]);
  expect([noms.nom('commit', 0), noms.nom('commit', 0)]).toEqual([undefined, undefined]);
});

test('une longue liste reste sans nom, et les noms ont une fin', () => {
  const noms = nommeur();
  const longue = () => noms.nom('select … in (…)', 41);
  expect([longue(), longue()]).toEqual([undefined, undefined]);
  for (let rang = 0; rang < 700; rang++)
    for (let fois = 0; fois < 2; fois++) noms.nom(`select $1, ${rang}`, 1);
  expect(noms.nom('select $1, 599', 1)).toBe('orapont_600');
  expect(noms.nom('select $1, 600', 1)).toBeUndefined();
});

test('un plan périmé fait prendre d’autres noms', () => {
  const noms = nommeur();
  const poser = () => [noms.nom('select $1', 1), noms.nom('select $1', 1)].at(-1);
  expect(poser()).toBe('orapont_1');
  noms.oublier();
  expect(poser()).toBe('orapont_2');
});

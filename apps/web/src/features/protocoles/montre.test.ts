import { expect, test } from 'vitest';
import { toucher } from './montre.ts';

const RIEN = { faces: [], facesPartielles: [], sites: [], sitesPartiels: [] };
const fois = (n: number, cible: Parameters<typeof toucher>[1]) =>
  Array.from({ length: n }).reduce<ReturnType<typeof toucher>['montre']>(
    (montre) => toucher(montre, cible).montre,
    RIEN,
  );

test.each([
  [1, { ...RIEN, sites: ['PLANCHER'] }],
  [2, { ...RIEN, sitesPartiels: ['PLANCHER'] }],
  [3, RIEN],
])('CAP-01 : une muqueuse touchée %s fois', (n, attendu) => {
  expect(fois(n, { sorte: 'SITE', site: 'PLANCHER' })).toEqual(attendu);
});

test('CAP-01 : une dent entière vaut ses cinq faces', () => {
  expect(fois(1, { sorte: 'DENT', dent: '16' }).faces).toHaveLength(5);
  expect(fois(2, { sorte: 'DENT', dent: '16' })).toMatchObject({ faces: [], facesPartielles: { length: 5 } });
});

test('CAP-01 : une dent à moitié montrée devient toute montrée', () => {
  const une = fois(1, { sorte: 'FACE', dent: '16', face: 'occlusale' });
  const { montre, degre } = toucher(une, { sorte: 'DENT', dent: '16' });
  expect([degre, new Set(montre.faces).size, montre.faces.length]).toEqual(['entiere', 5, 5]);
});

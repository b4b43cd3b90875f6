import { expect, test } from 'vitest';
import { lireRessource } from './ressource.ts';

test.each([
  ['studies', 'ETUDES'],
  ['series', 'SERIES'],
  ['instances', 'INSTANCES'],
  ['studies/1.2', 'OBJET'],
  ['studies/1.2/', 'OBJET'],
  ['studies/1.2/metadata', 'METADONNEES'],
  ['studies/1.2/series', 'SERIES'],
  ['studies/1.2/instances', 'INSTANCES'],
  ['studies/1.2/series/3.4', 'OBJET'],
  ['studies/1.2/series/3.4/metadata', 'METADONNEES'],
  ['studies/1.2/series/3.4/instances', 'INSTANCES'],
  ['studies/1.2/series/3.4/instances/5.6', 'OBJET'],
  ['studies/1.2/series/3.4/instances/5.6/metadata', 'METADONNEES'],
  ['studies/1.2/series/3.4/instances/5.6/rendered', 'RENDU'],
  ['studies/1.2/series/3.4/instances/5.6/thumbnail', 'VIGNETTE'],
  ['studies/1.2/series/3.4/instances/5.6/frames/1,3', 'CADRES'],
  ['studies/1.2/series/3.4/instances/5.6/frames/2/rendered', 'RENDU'],
  ['studies/1.2/series/3.4/instances/5.6/bulkdata/7FE00010', 'PIXELS'],
])('%s : %s', (chemin, quoi) => {
  expect(lireRessource(chemin)?.quoi).toBe(quoi);
});

test('les identifiants et les cadres sont lus', () => {
  expect(lireRessource('studies/1.2/series/3.4/instances/5.6/frames/1,3')).toEqual({
    etude: '1.2',
    serie: '3.4',
    instance: '5.6',
    cadres: [1, 3],
    quoi: 'CADRES',
  });
});

test.each([
  '',
  'patients',
  'studies/a',
  'studies/1.2/x',
  'studies/1.2/series/..',
  'studies/1.2/series/3.4/instances/5.6/frames',
  'studies/1.2/series/3.4/instances/5.6/frames/0',
  'studies/1.2/series/3.4/instances/5.6/frames/-1',
  'studies/1.2/series/3.4/instances/5.6/frames/1/metadata',
  'studies/1.2/series/3.4/instances/5.6/bulkdata',
  'studies/1.2/series/3.4/instances/5.6/bulkdata/00100010',
  `studies/1.2/series/3.4/instances/5.6/frames/${'1,'.repeat(2_000)}1`,
])('« %s » n’est pas une adresse du service', (chemin) => {
  expect(lireRessource(chemin)).toBeUndefined();
});

import type { Couverture } from '@orapont/domain/bouche/couvrir';
import { PROTOCOLES } from '@orapont/domain/captation/protocoles';
import { VUES } from '@orapont/domain/captation/vues';
import { expect, test } from 'vitest';
import { basculer, bouche, direPresence } from './vue-bouche.ts';

const PLEINE = { denture: 'PERMANENTE', etats: {} } as const;
const complet = PROTOCOLES.COMPLET_12.vues.map((vue) => VUES[vue]);
const part = ({ total }: Couverture) => total.pourcentagePhotographiable;

test('CAP-02 : sans image, rien n’est vu ; chaque image en montre davantage', () => {
  expect(part(bouche(PLEINE, [], []))).toBe(0);
  expect(part(bouche(PLEINE, complet.slice(0, 1), []))).toBeGreaterThan(5);
  expect(part(bouche(PLEINE, complet, []))).toBeGreaterThan(70);
});

test('CAP-02 : « on ne voit pas la 37 » retire la 37, et se reprend', () => {
  const dite = basculer([], { sorte: 'DENT', dent: '37' });
  expect(part(bouche(PLEINE, complet, dite))).toBeLessThan(part(bouche(PLEINE, complet, [])));
  expect(basculer(dite, { sorte: 'DENT', dent: '37' })).toEqual([]);
});

test('CAP-02 : une face et sa dent sont deux choses que l’on dit', () => {
  const face = basculer([], { sorte: 'FACE', dent: '37', face: 'occlusale' });
  const deux = basculer(face, { sorte: 'DENT', dent: '37' });
  expect(deux).toHaveLength(2);
  expect(basculer(deux, { sorte: 'FACE', dent: '37', face: 'occlusale' })).toHaveLength(1);
  expect(
    basculer(basculer([], { sorte: 'SITE', site: 'PALAIS_DUR' }), { sorte: 'SITE', site: 'PALAIS_DUR' }),
  ).toEqual([]);
});

test('CAP-02 : une dent que le dernier schéma dit absente ne manque pas', () => {
  const presentation = { denture: 'PERMANENTE', etats: { '37': 'ABSENTE' } } as const;
  expect(bouche(presentation, [], []).faces.attendues).toBe(bouche(PLEINE, [], []).faces.attendues - 5);
});

test('CAP-02 : une dent dite absente sort du compte, et y revient quand on se reprend', () => {
  const dite = direPresence([], '37', false);
  const sans = bouche(PLEINE, complet, dite);
  expect(sans.faces.attendues).toBe(bouche(PLEINE, complet, []).faces.attendues - 5);
  expect(sans.surfaces.filter((s) => s.sorte === 'FACE' && s.dent === '37')).toMatchObject(
    Array(5).fill({ visibilite: 'ABSENTE' }),
  );
  expect(direPresence(dite, '37', true)).toEqual([]);
});

test('CAP-02 : une dent que le dernier schéma dit absente peut être dite là', () => {
  const presentation = { denture: 'PERMANENTE', etats: { '37': 'ABSENTE' } } as const;
  const dite = direPresence([], '37', true);
  expect(bouche(presentation, [], dite).faces.attendues).toBe(bouche(PLEINE, [], []).faces.attendues);
});

import { PROTOCOLES } from '@orapont/domain/captation/protocoles';
import { VUES } from '@orapont/domain/captation/vues';
import { expect, test } from 'vitest';
import { basculerDent, basculerSite, bouche, etatDent } from './vue-bouche.ts';

const complet = PROTOCOLES.COMPLET_12.vues.map((vue) => VUES[vue]);

test('CAP-02 : sans image, rien n’est vu ; chaque image en montre davantage', () => {
  const [rien, une, douze] = [[], complet.slice(0, 1), complet].map(
    (m) => bouche('PERMANENTE', m, []).total.pourcentagePhotographiable,
  );
  expect(rien).toBe(0);
  expect(une).toBeGreaterThan(5);
  expect(douze).toBeGreaterThan(70);
});

test('CAP-02 : « on ne voit pas la 37 » retire la 37, et se reprend', () => {
  const dite = basculerDent([], '37');
  const avant = bouche('PERMANENTE', complet, []);
  const apres = bouche('PERMANENTE', complet, dite);
  expect(etatDent(avant, '37')).toBe('VUE');
  expect(etatDent(apres, '37')).toBe('NON_VUE');
  expect(apres.total.pourcentagePhotographiable).toBeLessThan(avant.total.pourcentagePhotographiable);
  expect(basculerDent(dite, '37')).toEqual([]);
  expect(basculerSite(basculerSite([], 'PALAIS_DUR'), 'PALAIS_DUR')).toEqual([]);
});

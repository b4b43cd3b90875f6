import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  blancDepuis,
  type Couleur,
  estModifiee,
  filtreCss,
  gains,
  LUMIERE_NEUTRE,
  reglerLumiere,
} from './lumiere.ts';

const canal = fc.integer({ min: 40, max: 220 });

test('le point désigné devient gris, tant que les curseurs le permettent', () => {
  fc.assert(
    fc.property(canal, canal, canal, (r, v, b) => {
      const blanc = blancDepuis([r, v, b]);
      if (Math.abs(blanc.temperature) === 100 || Math.abs(blanc.teinte) === 100) return;
      const [gr, gv, gb] = gains(blanc);
      const corrigee = [r * gr, v * gv, b * gb];
      expect(Math.max(...corrigee) / Math.min(...corrigee)).toBeLessThan(1.02);
    }),
  );
});

test('un gris reste aussi clair quelle que soit la balance', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -100, max: 100 }),
      fc.integer({ min: -100, max: 100 }),
      (temperature, teinte) => {
        const [r, v, b] = gains({ temperature, teinte });
        expect(0.2126 * r + 0.7152 * v + 0.0722 * b).toBeCloseTo(1, 9);
      },
    ),
  );
});

test('plus chaud, c’est plus de rouge et moins de bleu', () => {
  const [r, , b]: Couleur = gains({ temperature: 40, teinte: 0 });
  expect(r).toBeGreaterThan(b);
});

test('une image telle qu’enregistrée ne reçoit aucun filtre', () => {
  expect(estModifiee(LUMIERE_NEUTRE)).toBe(false);
  expect(filtreCss(LUMIERE_NEUTRE, 'f')).toBe('none');
  const chaude = reglerLumiere(LUMIERE_NEUTRE, { type: 'temperature', valeur: 250 });
  expect(chaude.temperature).toBe(100);
  expect(estModifiee(chaude)).toBe(true);
  expect(filtreCss(chaude, 'f')).toBe('url(#f)');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Annotation,
  annotationValable,
  deplacerAnnotation,
  deplacerSommet,
  direAnnotation,
  direTrait,
  momentDe,
  sommets,
} from './annotation.ts';
import { type Echelle, type Mesure, valeurDe } from './mesure.ts';

const CAPTEUR: Echelle = { largeur: 40, hauteur: 30, source: 'CAPTEUR' };
const longueur = (vers: { x: number; y: number }, echelle = CAPTEUR): Mesure => ({
  forme: 'LONGUEUR',
  vers,
  echelle,
});
const ici = { x: 0.5, y: 0.5 };

test('LEC-01 : un moment de vidéo se garde à sa place sur la durée, et se dit', () => {
  const moment = momentDe(62.4, 'Moment 1', 120);
  expect(moment).toMatchObject({ x: 0.52, y: 1 });
  expect(annotationValable(moment)).toBe(true);
  expect(direAnnotation(moment, moment)).toBe('Moment 1, à 1\u00a0min\u00a002,40\u00a0s de la vidéo');
  expect(annotationValable(momentDe(3, ' ', 120))).toBe(false);
});

describe('LEC-01 : une mesure garde ses points et son échelle, jamais un chiffre à part', () => {
  test('une longueur suit la taille de l’image, un angle la forme de ses points', () => {
    expect(valeurDe(ici, longueur({ x: 0.5 + 3 / 40, y: 0.5 + 4 / 30 }))).toBeCloseTo(5);
    const angle = (a: { x: number; y: number }, b: { x: number; y: number }) =>
      valeurDe(ici, { forme: 'ANGLE', cotes: [a, b], echelle: { ...CAPTEUR, source: 'ABSENTE' } });
    expect(angle({ x: 0.9, y: 0.5 }, { x: 0.5, y: 0.1 })).toBeCloseTo(90);
    expect(angle({ x: 0.9, y: 0.5 }, { x: 0.1, y: 0.5 })).toBeCloseTo(180);
    expect(angle({ x: 0.5 + 3 / 40, y: 0.5 }, { x: 0.5 + 3 / 40, y: 0.5 + 3 / 30 })).toBeCloseTo(45);
    expect(angle({ x: 0.1, y: 0.49 }, { x: 0.1, y: 0.51 })).toBeLessThan(5);
  });

  test('elle dit ce qu’elle vaut, à qui ne voit pas le dessin', () => {
    const mm = { ...ici, trait: longueur({ x: 0.8, y: 0.5 }) };
    expect(direTrait(mm)).toBe(
      '12,0\u00a0mm, longueur projetée sur le capteur, plus grande que la réalité (taille du point lue dans le fichier)',
    );
    expect(direAnnotation(mm, ici)).toMatch(/^12,0\u00a0mm, .*, au centre de l’image$/);
    const droit: Annotation = {
      ...ici,
      trait: {
        forme: 'ANGLE',
        cotes: [ici, ici].map((p, i) => ({ x: p.x + 0.1 * i, y: p.y + 0.1 * (1 - i) })) as never,
        echelle: CAPTEUR,
      },
    };
    expect(direTrait(droit)).toBe('90,0°, angle mesuré sur la projection');
  });

  test.each([
    ['sans échelle', longueur({ x: 0.8, y: 0.5 }, { ...CAPTEUR, source: 'ABSENTE' })],
    ['nulle', longueur(ici)],
    ['hors de l’image', longueur({ x: 1.2, y: 0.5 })],
  ])('une longueur %s ne se garde pas', (_titre, trait) => {
    expect(annotationValable({ ...ici, trait })).toBe(false);
  });

  test('déplacée, elle garde sa valeur ; un bout déplacé la change', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(part, part, fc.double({ min: -1, max: 1, noNaN: true }), (x, y, pas) => {
        fc.pre(Math.hypot(x - 0.5, y - 0.5) > 0.01);
        const avant = { ...ici, trait: longueur({ x, y }) };
        const apres = deplacerAnnotation(avant, pas, -pas);
        expect(valeurDe(apres, apres.trait)).toBeCloseTo(valeurDe(ici, avant.trait), 6);
        expect(annotationValable(apres)).toBe(true);
      }),
    );
    const tiree = deplacerSommet({ ...ici, trait: longueur({ x: 0.6, y: 0.5 }) }, 1, { x: 0.9, y: 0.5 });
    expect(sommets(tiree)).toEqual([ici, { x: 0.9, y: 0.5 }]);
    expect(valeurDe(tiree, tiree.trait)).toBeCloseTo(16);
  });
});

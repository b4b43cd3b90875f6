import { describe, expect, test } from 'vitest';
import { angle, deplacerFenetre, longueur, prereglages } from './mesures.ts';

const carre = { x: 0.1, y: 0.1 };

describe('mesurer sur un cliché', () => {
  test('une longueur suit l’espacement de chaque axe', () => {
    expect(
      longueur(
        [
          [0, 0],
          [30, 40],
        ],
        carre,
      ),
    ).toBeCloseTo(5);
    expect(
      longueur(
        [
          [0, 0],
          [30, 40],
        ],
        { x: 0.2, y: 0.1 },
      ),
    ).toBeCloseTo(Math.hypot(6, 4));
    expect(
      longueur(
        [
          [7, 7],
          [7, 7],
        ],
        carre,
      ),
    ).toBe(0);
  });

  test('un angle va de 0 à 180 degrés, dans les deux sens', () => {
    expect(
      angle(
        [
          [10, 0],
          [0, 0],
          [0, 10],
        ],
        carre,
      ),
    ).toBeCloseTo(90);
    expect(
      angle(
        [
          [0, 10],
          [0, 0],
          [10, 0],
        ],
        carre,
      ),
    ).toBeCloseTo(90);
    expect(
      angle(
        [
          [-10, 1],
          [0, 0],
          [-10, -1],
        ],
        carre,
      ),
    ).toBeCloseTo(11.42, 1);
    expect(
      angle(
        [
          [10, 0],
          [0, 0],
          [-10, 0],
        ],
        carre,
      ),
    ).toBeCloseTo(180);
  });

  test('la fenêtre ne se ferme jamais', () => {
    expect(deplacerFenetre({ centre: 100, largeur: 50 }, { dx: -500, dy: 2, pas: 1 })).toEqual({
      centre: 102,
      largeur: 1,
    });
  });

  test('les préréglages de l’os ne sont offerts qu’à un examen en coupes', () => {
    const base = { fenetre: { centre: 100, largeur: 200 }, bits: 16, modalite: 'IO' } as never;
    expect(prereglages(base).map(({ code }) => code)).toEqual(['ORIGINE', 'CONTRASTE', 'DOUX']);
    expect(prereglages({ ...(base as object), modalite: 'CT' } as never).map(({ code }) => code)).toContain(
      'OS',
    );
  });
});

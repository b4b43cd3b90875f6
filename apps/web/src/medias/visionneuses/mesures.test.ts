import { direValeur, echelleDe } from '@orapont/domain/bouche/mesure';
import { describe, expect, test } from 'vitest';
import { deplacerFenetre, mesureDepuis, prereglages } from './mesures.ts';

const technique = { colonnes: 400, lignes: 300, espacement: { x: 0.1, y: 0.1, source: 'CAPTEUR' } } as never;

describe('mesurer sur un cliché', () => {
  test('LEC-01 : l’échelle est celle du fichier ; sans elle, seuls les angles se mesurent', () => {
    const [a, b, c] = [
      { x: 0.1, y: 0.1 },
      { x: 0.35, y: 0.1 },
      { x: 0.35, y: 0.5 },
    ];
    const mm = mesureDepuis('LONGUEUR', [a, b], echelleDe(technique));
    expect(mm && direValeur(mm, mm.trait)).toBe('10,0\u00a0mm');
    const angle = mesureDepuis(
      'ANGLE',
      [a, b, c],
      echelleDe({ ...(technique as object), espacement: null } as never),
    );
    expect(angle).toMatchObject(b);
    expect(angle && direValeur(angle, angle.trait)).toBe('90,0°');
    expect(
      mesureDepuis('LONGUEUR', [a, b], echelleDe({ ...(technique as object), espacement: null } as never)),
    ).toBeUndefined();
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

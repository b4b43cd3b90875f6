import { describe, expect, test } from 'vitest';
import { accrocher, COLONNES, type Radio } from './accrochage.ts';

const radio = (id: string, cliche: Radio['cliche'], ...dents: Radio['dents']): Radio => ({
  id,
  cliche,
  dents,
});

describe('les radiographies s’accrochent comme une bouche se regarde', () => {
  test('la droite de la personne est à gauche, le haut en haut, les rétrocoronaires au milieu', () => {
    const { places } = accrocher([
      radio('bas-gauche', 'RETROALVEOLAIRE', '36', '37'),
      radio('haut-droite', 'RETROALVEOLAIRE', '16', '17'),
      radio('incisives', 'RETROALVEOLAIRE', '11', '21'),
      radio('mordu-droit', 'RETROCORONAIRE', '16', '46'),
      radio('canine', 'RETROALVEOLAIRE', '43'),
    ]);
    expect(places).toEqual([
      { id: 'haut-droite', rangee: 'HAUT', colonne: 0 },
      { id: 'incisives', rangee: 'HAUT', colonne: 3 },
      { id: 'mordu-droit', rangee: 'MILIEU', colonne: 0 },
      { id: 'canine', rangee: 'BAS', colonne: 2 },
      { id: 'bas-gauche', rangee: 'BAS', colonne: 6 },
    ]);
  });

  test('une vue de toute la bouche passe devant, celle dont on ne sait rien n’est pas devinée', () => {
    expect(
      accrocher([radio('pano', 'PANORAMIQUE'), radio('ceph', 'TELERADIOGRAPHIE'), radio('x', 'AUTRE')]),
    ).toEqual({ larges: ['pano', 'ceph'], places: [], sansPlace: ['x'] });
  });

  test('chaque dent a une place dans la grille', () => {
    for (const quadrant of [1, 2, 3, 4] as const)
      for (const rang of [1, 2, 3, 4, 5, 6, 7, 8] as const) {
        const { places } = accrocher([radio('r', 'RETROALVEOLAIRE', `${quadrant}${rang}`)]);
        expect(places[0]?.colonne).toBeGreaterThanOrEqual(0);
        expect(places[0]?.colonne).toBeLessThan(COLONNES);
      }
  });

  test('l’ordre d’arrivée ne change rien', () => {
    const radios = [radio('a', 'RETROALVEOLAIRE', '14'), radio('b', 'RETROALVEOLAIRE', '24')];
    expect(accrocher(radios)).toEqual(accrocher(radios.toReversed()));
  });
});

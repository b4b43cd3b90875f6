// @vitest-environment jsdom
import { couvrir } from '@orapont/domain/bouche/couvrir';
import { PROTOCOLES, vuesDe } from '@orapont/domain/captation/protocoles';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, expect, test, vi } from 'vitest';
import { CarteCouverture, type CarteCouvertureProps } from './CarteCouverture.tsx';

afterEach(cleanup);

const RAPIDE = couvrir(
  { denture: 'PERMANENTE', etats: { '37': 'ABSENTE' } },
  vuesDe(PROTOCOLES.RAPIDE_5, []),
  [{ sorte: 'DENT', dent: '46', faces: ['occlusale'], visibilite: 'NON_VUE', motif: 'FLOU' }],
);

const afficher = (props: Partial<CarteCouvertureProps> = {}) =>
  render(<CarteCouverture couverture={RAPIDE} {...props} />);
const cellule = (nom: RegExp) => screen.getByRole('gridcell', { name: nom });
const taper = (...touches: readonly string[]) => {
  for (const key of touches) fireEvent.keyDown(document.activeElement ?? document.body, { key });
};

test('CAP-02 : neuf cases, comme on regarde la personne, une seule prend le focus', () => {
  afficher();
  const rangees = screen.getAllByRole('row');
  expect(rangees.map((rangee) => rangee.getAttribute('aria-label'))).toEqual([
    'Arcade du haut',
    'Muqueuses',
    'Arcade du bas',
  ]);
  expect(rangees.flatMap((rangee) => within(rangee).getAllByRole('gridcell'))).toHaveLength(9);
  expect(screen.getAllByRole('gridcell').filter((c) => c.tabIndex === 0)).toHaveLength(1);
  expect(cellule(/^Haut, à droite\s?, dents 18 à 14\s: 10\s\/\s15\s+zones vues$/)).toBeTruthy();
  expect(
    screen.getByText(/^\d+ % de ce qu’une photographie peut montrer, \d+ % de toute la bouche\.$/),
  ).toBeTruthy();
});

test('au clavier : les flèches vont de case en case, Entrée ouvre, Échap revient à la case quittée', () => {
  afficher();
  act(() => cellule(/^Haut, à droite/).focus());
  taper('ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowLeft');
  expect(document.activeElement).toBe(cellule(/^Bas, à droite/));
  taper('Enter');
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Bas, à droite' }));
  taper('Escape');
  expect(document.activeElement).toBe(cellule(/^Bas, à droite/));
});

test('CAP-02 : une dent dit ses faces, chacune son état et sa raison', () => {
  afficher();
  fireEvent.click(cellule(/^Bas, à droite/));
  fireEvent.click(cellule(/^46, première molaire inférieure droite\s: 1\sface vue sur 3 montrables/));
  const faces = screen.getByRole('list', { name: '46, première molaire inférieure droite' });
  expect(
    within(faces)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'Face vestibulaire vue',
    'Face linguale non vue\u00a0: vue non prise',
    'Face mésiale vue en partie\u00a0: face de contact, hors de portée d’une photographie',
    'Face distale vue en partie\u00a0: face de contact, hors de portée d’une photographie',
    'Face occlusale non vue\u00a0: image floue, signalé à la prise de vue',
  ]);
});

test('une dent absente le dit et n’a pas de face', () => {
  afficher();
  fireEvent.click(cellule(/^Bas, à gauche/));
  fireEvent.click(cellule(/^37, deuxième molaire inférieure gauche\s: absente$/));
  expect(screen.getByText(/^37, deuxième molaire inférieure gauche\s: dent absente\.$/)).toBeTruthy();
});

test('toucher une face, une dent entière ou une muqueuse le dit à l’écran qui porte la carte', () => {
  const onToucher = vi.fn();
  afficher({ onToucher });
  fireEvent.click(cellule(/^Bas, à droite/));
  fireEvent.click(cellule(/^46/));
  fireEvent.click(screen.getByRole('button', { name: /^Face linguale/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Toute la dent 46' }));
  fireEvent.click(screen.getByRole('button', { name: /^Gencive, secteur inférieur droit/ }));
  expect(onToucher.mock.calls.flat()).toEqual([
    { sorte: 'FACE', dent: '46', face: 'linguale' },
    { sorte: 'DENT', dent: '46' },
    { sorte: 'SITE', site: 'GENCIVE_S6' },
  ]);
});

test('sans geste possible, rien ne se touche mais tout se lit', () => {
  afficher();
  fireEvent.click(cellule(/^Langue et plancher/));
  expect(screen.queryByRole('button', { name: /Dos de la langue/ })).toBeNull();
  expect(screen.getByText('Dos de la langue')).toBeTruthy();
});

test('CAP-02 : ce qui est demandé se voit, se lit sur la case et sur la zone', () => {
  afficher({
    surbrillance: { cles: new Set(['46-linguale', 'PLANCHER']), mot: 'demandées par le dentiste' },
  });
  expect(cellule(/^Bas, à droite.*, 1\sdemandées par le dentiste$/)).toBeTruthy();
  fireEvent.click(cellule(/^Langue et plancher.*1\sdemandées par le dentiste$/));
  expect(screen.getByText(/non vue\s: vue non prise \(demandées par le dentiste\)/)).toBeTruthy();
});

test.each(['haut', 'zoom'])('aucun défaut d’accessibilité (%s)', async (ou) => {
  const { container } = afficher({ onToucher: () => undefined });
  if (ou === 'zoom') {
    fireEvent.click(cellule(/^Bas, à droite/));
    fireEvent.click(cellule(/^46/));
  }
  // jsdom computes no colour: contrast is looked at in the browser.
  const rules = { 'color-contrast': { enabled: false }, 'color-contrast-enhanced': { enabled: false } };
  const { violations } = await axe.run(container, { rules });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

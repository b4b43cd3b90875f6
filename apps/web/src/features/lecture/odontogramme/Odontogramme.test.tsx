// @vitest-environment jsdom
import { DENTS } from '@orapont/domain/bouche/dents';
import { cleFace } from '@orapont/domain/bouche/faces';
import { chartVierge, type ObservationBouche } from '@orapont/domain/bouche/observation';
import { presumer } from '@orapont/domain/bouche/presomption';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { useChart } from '../chart/useChart.ts';
import { Odontogramme } from './Odontogramme.tsx';
import type { OdontogrammeProps } from './proprietes.ts';
import { FACE_PAR_TOUCHE, TOUCHE_DE_LA_FACE } from './raccourcis.ts';

afterEach(cleanup);

/** Crowns seen from outside and above, as two views are meant to show them; the palatal and lingual faces by none. */
const MONTREES = presumer(chartVierge('PERMANENTE'), [
  {
    faces: DENTS.flatMap((dent) => [cleFace(dent, 'vestibulaire'), cleFace(dent, 'occlusale')]),
    facesPartielles: [],
    sites: [],
    sitesPartiels: [],
  },
]);

interface PropsEssai extends Partial<OdontogrammeProps> {
  readonly denture?: 'PERMANENTE' | 'MIXTE';
  readonly depart?: ObservationBouche;
}

function Essai({ depart, ...props }: PropsEssai) {
  const lecture = useChart(depart ?? chartVierge(props.denture ?? 'PERMANENTE'));
  return (
    <Odontogramme
      chart={lecture.chart}
      onCommandes={lecture.executer}
      onAnnuler={lecture.annuler}
      onRetablir={lecture.retablir}
      {...props}
    />
  );
}

const dent = (nom: string | RegExp) => screen.getByRole('gridcell', { name: nom });
const taper = (...touches: (string | [string, object])[]) => {
  for (const t of touches) {
    const [key, plus] = typeof t === 'string' ? [t, {}] : t;
    fireEvent.keyDown(document.activeElement ?? document.body, { key, ...plus });
  }
};

test('les dents sont groupées par quadrant et une seule prend le focus', () => {
  render(<Essai />);
  const quadrant = screen.getByRole('row', { name: 'Quadrant 1, supérieur droit' });
  expect(within(quadrant).getAllByRole('gridcell')).toHaveLength(8);
  expect(screen.getAllByRole('gridcell').filter((d) => d.tabIndex === 0)).toHaveLength(1);
});

test('une dent dit ses faces comme le dentiste les nomme', () => {
  render(<Essai />);
  act(() => dent(/^Dent 16/).focus());
  taper('o', '3');
  expect(dent(/^Dent 16/).firstElementChild?.textContent).toBe(
    'Dent 16, première molaire supérieure droite\u00a0: face vestibulaire non vue, face palatine non vue, ' +
      'face mésiale non vue, face distale non vue, obturation face occlusale',
  );
});

test.each([
  [['ArrowRight'], '17'],
  [['End'], '28'],
  [['ArrowDown'], '48'],
  [['ArrowDown', 'ArrowDown'], '48'],
  [['End', 'ArrowDown', 'ArrowLeft'], '37'],
])('les flèches %s mènent de la 18 à la %s', (touches, arrivee) => {
  render(<Essai />);
  act(() => dent(/^Dent 18/).focus());
  taper(...touches);
  expect(document.activeElement).toBe(dent(new RegExp(`^Dent ${arrivee},`)));
});

test('en denture mixte, la flèche bas passe de la 16 à la 55', () => {
  render(<Essai denture="MIXTE" />);
  act(() => dent(/^Dent 16/).focus());
  taper('ArrowDown');
  expect(document.activeElement).toBe(dent(/^Dent 55/));
});

test('un chiffre sans face choisie n’écrit rien et dit quoi faire', () => {
  render(<Essai />);
  act(() => dent(/^Dent 16/).focus());
  taper('2');
  expect(screen.getByRole('status').textContent).toContain('Choisissez d’abord une face');
  expect(screen.queryByRole('gridcell', { name: /lésion/ })).toBeNull();
});

test('S dit vu ce que les images montrent et laisse le reste non vu ; Ctrl+Z le reprend, Ctrl+Y le refait', () => {
  render(<Essai depart={MONTREES} />);
  act(() => dent(/^Dent 16/).focus());
  taper('s');
  expect(dent(/^Dent 16.*face vestibulaire vue, sans lésion visible, face palatine non vue/)).toBeTruthy();
  taper(['z', { ctrlKey: true }]);
  expect(dent(/^Dent 16.*face vestibulaire présumée vue/)).toBeTruthy();
  taper(['y', { ctrlKey: true }]);
  expect(dent(/^Dent 16.*face vestibulaire vue, sans lésion visible/)).toBeTruthy();
});

test('S sur une dent qu’aucune image ne montre n’écrit rien et dit quoi faire', () => {
  render(<Essai />);
  act(() => dent(/^Dent 16/).focus());
  taper('s');
  expect(screen.getByRole('status').textContent).toContain('aucune image ne montre');
  expect(dent(/^Dent 16.*toutes les faces non vues/)).toBeTruthy();
});

test('Maj+S dit le secteur, E toute la bouche, sans effacer une lésion ni dire vue une face déclarée non vue', () => {
  render(<Essai depart={MONTREES} />);
  act(() => dent(/^Dent 16/).focus());
  taper('o', '2', 'v', 'n', ['S', { shiftKey: true }]);
  const vues = () => screen.getAllByRole('gridcell', { name: /face occlusale vue, sans lésion visible/ });
  expect(vues()).toHaveLength(4);
  expect(dent(/^Dent 16.*face vestibulaire non vue.*lésion face occlusale/)).toBeTruthy();
  expect(dent(/^Dent 13.*présumée/)).toBeTruthy();
  taper('e');
  expect(dent(/^Dent 13.*vue, sans lésion visible/)).toBeTruthy();
  expect(dent(/^Dent 16.*face vestibulaire non vue.*lésion face occlusale/)).toBeTruthy();
});

test('Maj+flèches prend plusieurs dents : la touche suivante vaut pour toutes, la flèche seule les lâche', () => {
  render(<Essai />);
  act(() => dent(/^Dent 18/).focus());
  const plus = { shiftKey: true };
  taper(['ArrowRight', plus], ['ArrowRight', plus]);
  expect(screen.getByRole('status').textContent).toBe('3 dents prises, de 18 à 16.');
  taper('a');
  expect(screen.getAllByRole('gridcell', { name: /absente/ })).toHaveLength(3);
  taper('ArrowRight', 'a');
  expect(screen.getAllByRole('gridcell', { name: /absente/ })).toHaveLength(4);
});

test('un constat posé sur plusieurs dents va sur la même face de chacune', () => {
  render(<Essai />);
  act(() => dent(/^Dent 14/).focus());
  taper('o', ['ArrowRight', { shiftKey: true }], '3');
  expect(screen.getAllByRole('gridcell', { name: /obturation face (?:occlusale|incisale)/ })).toHaveLength(2);
});

test('Entrée et Espace ouvrent la dent courante', () => {
  const onOuvrir = vi.fn();
  render(<Essai onOuvrir={onOuvrir} />);
  act(() => dent(/^Dent 18/).focus());
  taper('ArrowRight', 'Enter', ' ');
  expect(onOuvrir.mock.calls).toEqual([['17'], ['17']]);
});

test('en lecture seule, aucune touche n’écrit et la grille le dit', () => {
  render(<Odontogramme chart={chartVierge('PERMANENTE')} />);
  expect(screen.getByRole('grid').getAttribute('aria-readonly')).toBe('true');
  act(() => dent(/^Dent 18/).focus());
  taper('a', 's', 'o', '2');
  expect(dent(/^Dent 18.*toutes les faces non vues/)).toBeTruthy();
});

test('raccourcis d’une touche désactivés, les flèches vont encore', () => {
  render(<Essai raccourcis={false} />);
  act(() => dent(/^Dent 18/).focus());
  taper('a', 'ArrowRight');
  expect(screen.queryByRole('gridcell', { name: /absente/ })).toBeNull();
  expect(document.activeElement).toBe(dent(/^Dent 17/));
});

test('le panneau montre pour chaque face la touche qui la choisit vraiment', () => {
  for (const [face, touche] of Object.entries(TOUCHE_DE_LA_FACE))
    expect(FACE_PAR_TOUCHE[touche.toLowerCase()]).toBe(face);
});

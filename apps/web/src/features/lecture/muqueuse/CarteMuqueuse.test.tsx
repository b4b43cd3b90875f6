// @vitest-environment jsdom
import { chartVierge } from '@orapont/domain/bouche/observation';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { useChart } from '../chart/useChart.ts';
import { CarteMuqueuse } from './CarteMuqueuse.tsx';

afterEach(cleanup);

function Essai() {
  const { chart, executer } = useChart(chartVierge('PERMANENTE'));
  return <CarteMuqueuse chart={chart} onCommandes={executer} nomImage={() => ''} />;
}

const site = (nom: RegExp) => screen.getByRole('button', { name: nom });
const taper = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

test('chaque site dit son état, accordé, et un seul prend le focus', () => {
  render(<Essai />);
  expect(site(/^Palais dur\s?non vu$/)).toBeTruthy();
  expect(site(/^Lèvre supérieure\s?non vue$/).tabIndex).toBe(0);
  expect(site(/^Lèvre inférieure\s?non vue$/).tabIndex).toBe(-1);
});

test('flèche bas puis 2 note une lésion au site suivant et ouvre sa description', () => {
  render(<Essai />);
  act(() => site(/^Lèvre supérieure/).focus());
  taper('ArrowDown');
  taper('2');
  expect(site(/^Lèvre inférieure\s?vue, lésion non décrite/)).toBeTruthy();
  expect(screen.getByRole('group', { name: 'Lésion 1' })).toBeTruthy();
});

test('retirer la seule lésion ne dit pas que le site est sans lésion', () => {
  render(<Essai />);
  act(() => site(/^Lèvre supérieure/).focus());
  taper('2');
  fireEvent.click(screen.getByRole('button', { name: 'Retirer cette lésion' }));
  expect(site(/^Lèvre supérieure\s?vue$/)).toBeTruthy();
});

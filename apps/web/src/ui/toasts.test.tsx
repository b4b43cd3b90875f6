// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ToastRegion } from './ToastRegion.tsx';
import { closeToasts, currentToasts, showToast } from './toasts.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  closeToasts();
  cleanup();
  vi.useRealTimers();
});

test('un message s’annonce, puis s’en va seul', () => {
  render(<ToastRegion />);
  act(() => showToast('Enregistré'));
  expect(screen.getByRole('status').textContent).toContain('Enregistré');
  act(() => vi.advanceTimersByTime(6000));
  expect(screen.queryByText('Enregistré')).toBeNull();
});

test('un message qui propose une action attend qu’on le ferme', () => {
  const undo = vi.fn();
  render(<ToastRegion />);
  act(() => showToast('Ligne retirée', { action: { label: 'Rétablir', onPress: undo } }));
  act(() => vi.advanceTimersByTime(60_000));
  fireEvent.click(screen.getByRole('button', { name: 'Rétablir' }));
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.queryByText('Ligne retirée')).toBeNull();
});

test('un message survolé reste', () => {
  render(<ToastRegion />);
  act(() => showToast('Enregistré'));
  fireEvent.pointerEnter(screen.getByText('Enregistré'));
  act(() => vi.advanceTimersByTime(60_000));
  expect(screen.queryByText('Enregistré')).not.toBeNull();
});

test('ce qui a été défait autrement n’est plus à défaire : le message suivant sur la même chose prend sa place', () => {
  render(<ToastRegion />);
  const action = { label: 'Annuler', onPress: vi.fn() };
  act(() => showToast('Examen refusé', { about: 'a', action }));
  act(() => showToast('Image retirée', { about: 'b', action }));
  act(() => showToast('L’examen attend à nouveau', { about: 'a' }));
  expect(screen.queryByText('Examen refusé')).toBeNull();
  expect(screen.getAllByRole('button', { name: 'Annuler' })).toHaveLength(1);
  act(() => showToast('Enregistré'));
  expect(screen.queryByText('Image retirée')).not.toBeNull();
});

test('trois messages au plus', () => {
  for (const text of ['un', 'deux', 'trois', 'quatre']) showToast(text);
  expect(currentToasts().map(({ text }) => text)).toEqual(['deux', 'trois', 'quatre']);
});

// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ToastRegion } from './ToastRegion.tsx';
import { closeToast, currentToasts, showToast } from './toasts.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  for (const { id } of currentToasts()) closeToast(id);
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
  act(() => showToast('Ligne retirée', { label: 'Rétablir', onPress: undo }));
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

test('trois messages au plus', () => {
  for (const text of ['un', 'deux', 'trois', 'quatre']) showToast(text);
  expect(currentToasts().map(({ text }) => text)).toEqual(['deux', 'trois', 'quatre']);
});

// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { deferred } from './deferred.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const Mot = ({ mot }: { readonly mot: string }) => <p>{mot}</p>;

test('une partie cachée ne se montre que voulue, et reste une fois venue', async () => {
  const Partie = deferred(async () => Mot);
  const { rerender } = render(<Partie when={false} mot="un" />);
  expect(screen.queryByText('un')).toBeNull();
  rerender(<Partie when={true} mot="un" />);
  expect(await screen.findByText('un')).toBeDefined();
  rerender(<Partie when={false} mot="deux" />);
  expect(screen.getByText('deux')).toBeDefined();
});

test('chargée une fois, elle se dessine ailleurs dans le même tour', async () => {
  const charger = vi.fn(async () => Mot);
  const Partie = deferred(charger);
  render(<Partie when={true} mot="un" />);
  await screen.findByText('un');
  render(<Partie when={true} mot="deux" />);
  expect(screen.getByText('deux')).toBeDefined();
  expect(charger).toHaveBeenCalledOnce();
});

test('pendant le repos de la page elle est cherchée d’avance ; un échec alors ne casse rien et se retente', async () => {
  vi.stubGlobal('requestIdleCallback', (tache: () => void) => tache());
  vi.stubGlobal('cancelIdleCallback', () => undefined);
  const charger = vi
    .fn<() => Promise<typeof Mot>>()
    .mockRejectedValueOnce(new Error('réseau'))
    .mockResolvedValue(Mot);
  const Partie = deferred(charger);
  const { rerender } = render(<Partie when={false} mot="un" />);
  expect(charger).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(charger.mock.settledResults[0]?.type).toBe('rejected'));
  rerender(<Partie when={true} mot="un" />);
  expect(await screen.findByText('un')).toBeDefined();
});

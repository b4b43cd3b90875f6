// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MoreItem } from './MoreItem.tsx';
import { TEXTES } from './textes.ts';

// Absent from the documents of unit tests.
beforeEach(() => vi.stubGlobal('CSS', { escape: String }));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('« Plus » montre les entrées restantes, et se referme dès que l’une est suivie', async () => {
  render(
    <ul>
      <MoreItem entries={[{ href: '#materiel', label: 'Matériel', icon: null }]} />
    </ul>,
  );
  const plus = screen.getByRole('button', { name: TEXTES.entreesEnPlus });
  expect(plus.getAttribute('aria-expanded')).toBe('false');
  fireEvent.click(plus);
  fireEvent.click(await screen.findByRole('link', { name: 'Matériel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(plus.getAttribute('aria-expanded')).toBe('false');
});

// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EcranInterrompu, estFichierParti } from './EcranInterrompu.tsx';

beforeEach(() => vi.stubGlobal('reportError', vi.fn()));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const ouvrir = (lazy: () => Promise<{ Component: () => null }>) =>
  render(
    <RouterProvider
      router={createMemoryRouter([
        {
          element: (
            <>
              <nav>Navigation</nav>
              <Outlet />
            </>
          ),
          hydrateFallbackElement: <></>,
          children: [{ errorElement: <EcranInterrompu />, children: [{ path: '/', lazy }] }],
        },
      ])}
    />,
  );

test('un écran dont le fichier est parti avec une mise à jour : une phrase et « Recharger », le cadre reste', async () => {
  ouvrir(() =>
    Promise.reject(new TypeError('Failed to fetch dynamically imported module: /assets/Ecran-1a2b.js')),
  );
  expect(await screen.findByRole('heading', { name: 'Orapont a été mis à jour' })).toBeDefined();
  expect(screen.getByRole('button', { name: 'Recharger' })).toBeDefined();
  expect(screen.getByText('Navigation')).toBeDefined();
  expect(reportError).not.toHaveBeenCalled();
});

test('un écran qui échoue pour une autre raison le dit sans parler de mise à jour, et laisse sa trace', async () => {
  ouvrir(() => Promise.reject(new Error('x is undefined')));
  expect(await screen.findByRole('heading', { name: 'Cet écran s’est interrompu' })).toBeDefined();
  expect(screen.queryByText(/x is undefined/)).toBeNull();
  expect(reportError).toHaveBeenCalledOnce();
});

test.each([
  ['Chromium', new TypeError('Failed to fetch dynamically imported module: https://x/assets/a.js'), true],
  ['Firefox', new TypeError('error loading dynamically imported module: https://x/assets/a.js'), true],
  ['Safari', new TypeError('Importing a module script failed.'), true],
  ['une feuille de style', new Error('Unable to preload CSS for /assets/a.css'), true],
  ['une autre erreur', new Error('x is undefined'), false],
  ['ce qui n’est pas une erreur', 'Failed to fetch dynamically imported module', false],
])('un fichier parti se reconnaît dans %s', (_qui, erreur, attendu) => {
  expect(estFichierParti(erreur)).toBe(attendu);
});

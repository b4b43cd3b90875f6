// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Page } from './Page.tsx';

afterEach(cleanup);

const page = (title: string) => (
  <Page title={title}>
    <button type="button">Agir</button>
  </Page>
);
const titre = () => screen.getByRole('heading', { level: 1 });

test('le titre prend le foyer à l’arrivée, et ne le reprend pas à qui est déjà plus loin', () => {
  render(page('Accueil')).unmount();
  const { rerender } = render(page('Courrier reçu'));
  expect(document.activeElement).toBe(titre());
  rerender(page('CR de télémédecine'));
  expect(document.activeElement).toBe(titre());
  const agir = screen.getByRole('button', { name: 'Agir' });
  agir.focus();
  rerender(page('CR de télémédecine, DURAND'));
  expect(document.activeElement).toBe(agir);
  window.history.pushState(null, '', '/ailleurs');
  rerender(page('Étape suivante'));
  expect(document.activeElement).toBe(titre());
});

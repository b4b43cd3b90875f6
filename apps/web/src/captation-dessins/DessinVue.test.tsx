// @vitest-environment jsdom
import { DESSINS } from '@orapont/domain/captation/vue';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { DessinVue } from './DessinVue.tsx';
import { TITRE_DESSIN } from './titres.ts';

afterEach(cleanup);

test.each(DESSINS)('CAP-01 : le dessin %s montre quelque chose et se dit en une phrase', (dessin) => {
  render(<DessinVue dessin={dessin} />);
  const image = screen.getByRole('img', { name: TITRE_DESSIN[dessin] });
  expect(image.querySelectorAll('path, rect, ellipse, circle').length).toBeGreaterThan(1);
  expect(image.outerHTML).not.toMatch(/NaN|undefined/);
});

test('CAP-01 : deux dessins ne se ressemblent jamais', () => {
  const traces = DESSINS.map((dessin) => {
    const { container, unmount } = render(<DessinVue dessin={dessin} decoratif />);
    const trace = [...container.querySelectorAll('svg > :not(title)')]
      .map(({ outerHTML }) => outerHTML)
      .join('');
    unmount();
    return trace;
  });
  expect(new Set(traces).size).toBe(DESSINS.length);
});

test('à côté de ses mots, un dessin se tait', () => {
  render(<DessinVue dessin="FACE" decoratif />);
  expect(screen.queryByRole('img')).toBeNull();
});

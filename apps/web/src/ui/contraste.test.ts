import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Text on its ground: 7:1 (WCAG 1.4.6 AAA). */
const TEXTS = [
  ...['paper', 'surface', 'sunken'].flatMap((ground) => [
    ['ink', ground],
    ['ink-soft', ground],
    ['action-ink', ground],
  ]),
  ...['attention', 'danger', 'success', 'info'].flatMap((tone) => [
    [`${tone}-ink`, `${tone}-soft`],
    ['ink', `${tone}-soft`],
  ]),
  ['action-ink', 'action-soft'],
  ['ink', 'action-soft'],
  ['ink-soft', 'action-soft'],
  ['on-action', 'action'],
  ['on-action', 'action-hover'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-hover'],
  ['danger-ink', 'surface'],
  ['danger-ink', 'paper'],
  ['success-ink', 'surface'],
] as const;

/** Edges of controls and focus rings: 3:1 (WCAG 1.4.11). */
const EDGES = [
  ['line-strong', 'surface'],
  ['line-strong', 'paper'],
  ['action', 'surface'],
  ['danger-line', 'surface'],
  ['attention-line', 'attention-soft'],
  ['info-line', 'info-soft'],
  ['success-line', 'success-soft'],
  ['focus', 'paper'],
  ['focus', 'surface'],
  ['focus', 'focus-gap'],
] as const;

const css = readFileSync(new URL('styles/tokens.css', import.meta.url), 'utf8');
const THEMES = {
  clair: readTheme(':root {', 0),
  sombre: readTheme(':root {', 1),
  contraste: readTheme(':root[data-theme="contraste"]', 0),
  lecture: readTheme('[data-ambiance="lecture"]', 0),
};

test.each(Object.keys(THEMES) as (keyof typeof THEMES)[])('thème %s : tout texte atteint 7:1', (theme) => {
  expect(weakest(theme, TEXTS, 7)).toEqual([]);
});

test.each(Object.keys(THEMES) as (keyof typeof THEMES)[])('thème %s : tout bord atteint 3:1', (theme) => {
  expect(weakest(theme, EDGES, 3)).toEqual([]);
});

test.each(Object.keys(THEMES) as (keyof typeof THEMES)[])(
  'thème %s : un texte inactif reste lisible à 4,5:1',
  (theme) => {
    expect(weakest(theme, [['disabled-ink', 'disabled']], 4.5)).toEqual([]);
  },
);

test('thème lecture : aucune teinte près des images', () => {
  const tinted = Object.entries(THEMES.lecture).filter(([, colour]) => new Set(channels(colour)).size > 1);
  expect(tinted).toEqual([]);
});

test('les thèmes nomment les mêmes couleurs', () => {
  const names = Object.keys(THEMES.clair);
  expect(names.length).toBeGreaterThan(25);
  expect(Object.keys(THEMES.contraste)).toEqual(names);
  expect(Object.keys(THEMES.lecture)).toEqual(names);
});

test('le rapport de contraste est celui de la norme : noir sur blanc, 21:1', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
});

function weakest(theme: keyof typeof THEMES, pairs: readonly (readonly string[])[], least: number): string[] {
  const colours = THEMES[theme];
  return pairs
    .map(([text = '', ground = '']) => ({
      pair: `${text} sur ${ground}`,
      ratio: contrast(colours[text] ?? '#808080', colours[ground] ?? '#808080'),
    }))
    .filter(({ ratio }) => ratio < least)
    .map(({ pair, ratio }) => `${pair} : ${ratio.toFixed(2)}`);
}

function readTheme(selector: string, side: number): Record<string, string> {
  const start = css.indexOf(selector);
  const block = css.slice(start, css.indexOf('\n}', start));
  const lines = block.matchAll(/--([\w-]+): (?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));/g);
  return Object.fromEntries([...lines].map((line) => [line[1], line[4] ?? line[2 + side] ?? '']));
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

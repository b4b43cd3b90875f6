import { expect, test } from 'vitest';
import { readDate, showDate, withSlashes } from './typed-date.ts';

test.each([
  ['21/11/2026', '2026-11-21'],
  ['1/2/1938', '1938-02-01'],
  [' 21 11 2026 ', '2026-11-21'],
  ['21-11-2026', '2026-11-21'],
  ['21.11.2026', '2026-11-21'],
  ['21112026', '2026-11-21'],
  ['29/02/2024', '2024-02-29'],
  ['29/02/2025', null],
  ['31/04/2026', null],
  ['00/01/2026', null],
  ['21/13/2026', null],
  ['21/11/26', null],
  ['2026-11-21', null],
  ['', null],
])('« %s » se lit %s', (typed, iso) => {
  expect(readDate(typed)).toBe(iso);
});

test('une date s’écrit jour, mois, année', () => {
  expect(showDate('1938-02-01')).toBe('01/02/1938');
  expect(showDate('')).toBe('');
});

test.each([
  ['21', '2', '21/'],
  ['21/11', '21/1', '21/11/'],
  ['21', '21/', '21'],
  ['21112026', '', '21112026'],
  ['2', '', '2'],
])('« %s » après « %s » devient « %s »', (typed, previous, shown) => {
  expect(withSlashes(typed, previous)).toBe(shown);
});

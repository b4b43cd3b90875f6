import { expect, test } from 'vitest';
import { densiteDe } from './densite.ts';

test.each([
  ['une infirmière a de grandes cibles', ['soignant', 'preneur'], 'soin'],
  ['une aide-soignante qui prend les images aussi', ['preneur'], 'soin'],
  ['une dentiste voit plus de choses à la fois', ['praticien'], 'bureau'],
  ['une dentiste qui prend elle-même les images reste à son bureau', ['preneur', 'praticien'], 'bureau'],
  ['une coordinatrice a la densité ordinaire', ['coordinateur'], undefined],
] as const)('%s', (_titre, roles, attendue) => {
  expect(densiteDe([...roles])).toBe(attendue);
});

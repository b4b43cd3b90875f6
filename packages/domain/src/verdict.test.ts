import { expect, test } from 'vitest';
import { verdict } from './verdict.ts';

test('un verdict garde tous les motifs présents, dans l’ordre', () => {
  const constats = [
    [true, 'UN'],
    [false, 'DEUX'],
    [true, 'TROIS'],
  ] as const;
  expect(verdict(constats)).toEqual({ accord: false, motifs: ['UN', 'TROIS'] });
  expect(verdict([[false, 'UN']])).toEqual({ accord: true });
});

import { expect, test } from 'vitest';
import { readTime, showTime } from './typed-time.ts';

test.each([
  ['14 h 30', '14:30'],
  ['14\u00a0h\u00a030', '14:30'],
  ['9h', '09:00'],
  ['9:05', '09:05'],
  ['0007', '00:07'],
  ['24:00', null],
  ['12:60', null],
  ['midi', null],
])('« %s » se lit %s', (typed, time) => {
  expect(readTime(typed)).toBe(time);
});

test('une heure s’écrit à la française et se relit', () => {
  expect(showTime('14:30')).toBe('14\u00a0h\u00a030');
  expect(readTime(showTime('07:05'))).toBe('07:05');
});

import { expect, test } from 'vitest';
import { poidsEnvoye, repartir } from './lots.ts';

test('DOS-18 : les documents se répartissent dans leur ordre, aucun message ne dépasse la limite, rien ne manque', () => {
  expect(repartir([4, 5, 2, 9, 1], (p) => p, 10)).toEqual([[4, 5], [2], [9, 1]]);
  expect(repartir([10, 10], (p) => p, 10)).toEqual([[10], [10]]);
  expect(repartir([], (p: number) => p, 10)).toEqual([]);
});

test('un document pèse deux fois, en base64', () => {
  expect(poidsEnvoye({ pdf: 1000, copie: 1000 })).toBe(2740);
});

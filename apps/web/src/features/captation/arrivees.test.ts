import { expect, test } from 'vitest';
import { arrives, cleDe, enAttente } from './arrivees.ts';

const fichier = (name: string, size: number, lastModified = 1) => ({ name, size, lastModified });
const cles = (...fichiers: ReturnType<typeof fichier>[]) => new Set(fichiers.map(cleDe));

test('un fichier qui s’écrit encore attend d’avoir fini', () => {
  const [moitie, entier] = [fichier('a.jpg', 10, 1), fichier('a.jpg', 20, 2)];
  expect(arrives([moitie], cles(), cles())).toEqual([]);
  expect(arrives([entier], cles(moitie), cles())).toEqual([]);
  expect(arrives([entier], cles(entier), cles())).toEqual([entier]);
});

test('ce qui était là avant, ce qui fut proposé et ce qui est vide ne se proposent pas', () => {
  const [ancien, vide] = [fichier('a.jpg', 10), fichier('b.jpg', 0)];
  expect(arrives([ancien, vide], cles(ancien, vide), cles(ancien))).toEqual([]);
});

test('proposé trop tôt, un fichier reprend sa place une fois entier, et n’y est qu’une fois', () => {
  const [moitie, autre, entier] = [fichier('a.jpg', 10), fichier('b.jpg', 5), fichier('a.jpg', 20, 2)];
  expect(enAttente([moitie, autre], [entier])).toEqual([autre, entier]);
});

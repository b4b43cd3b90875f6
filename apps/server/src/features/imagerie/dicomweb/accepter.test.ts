import { expect, test } from 'vitest';
import { choisir, choisirSyntaxe, EXPLICITE, lireAccept } from './accepter.ts';

test('les types sont lus par préférence, avec la syntaxe de transfert', () => {
  const lus = lireAccept(
    'image/png;q=0.5, multipart/related; type="application/octet-stream"; transfer-syntax=*, */*;q=0.1',
  );
  expect(lus).toEqual([
    { type: 'application/octet-stream', dans: 'multipart/related', syntaxe: '*' },
    { type: 'image/png', dans: null, syntaxe: null },
    { type: '*/*', dans: null, syntaxe: null },
  ]);
  expect(lireAccept(undefined)).toEqual([{ type: '*/*', dans: null, syntaxe: null }]);
  expect(lireAccept('image/png;q=0')).toEqual([]);
});

test('le premier type offert qui convient est choisi', () => {
  const offerts = ['image/jpeg', 'image/png'] as const;
  expect(choisir(lireAccept('image/*'), offerts)).toBe('image/jpeg');
  expect(choisir(lireAccept('image/png, image/jpeg;q=0.9'), offerts)).toBe('image/png');
  expect(choisir(lireAccept('text/html'), offerts)).toBeUndefined();
});

test('une image part comme elle est gardée, ou sans compression pour qui le demande ; rien d’autre', () => {
  const jpeg = '1.2.840.10008.1.2.4.50';
  const type = 'application/dicom';
  const syntaxe = (...voulues: readonly string[]) =>
    choisirSyntaxe(
      lireAccept(voulues.map((v) => `multipart/related; type="${type}"; transfer-syntax=${v}`).join(', ')),
      type,
      jpeg,
    );
  expect(syntaxe('*')).toBe(jpeg);
  expect(syntaxe(jpeg)).toBe(jpeg);
  expect(syntaxe(EXPLICITE)).toBe(EXPLICITE);
  expect(syntaxe('1.2.840.10008.1.2.4.90', EXPLICITE)).toBe(EXPLICITE);
  expect(syntaxe('1.2.840.10008.1.2.4.90')).toBeUndefined();
  expect(choisirSyntaxe(lireAccept('*/*'), type, jpeg)).toBe(jpeg);
  expect(choisirSyntaxe(lireAccept('image/png'), type, jpeg)).toBeUndefined();
});

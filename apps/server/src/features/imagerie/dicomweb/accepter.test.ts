import { expect, test } from 'vitest';
import { admetSyntaxe, choisir, lireAccept } from './accepter.ts';

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

test('une image part comme elle est gardée : une autre syntaxe demandée n’est pas servie', () => {
  const jpeg = '1.2.840.10008.1.2.4.50';
  const demande = (syntaxe: string) =>
    lireAccept(`multipart/related; type="application/dicom"; transfer-syntax=${syntaxe}`);
  expect(admetSyntaxe(demande('*'), 'application/dicom', jpeg)).toBe(true);
  expect(admetSyntaxe(demande(jpeg), 'application/dicom', jpeg)).toBe(true);
  expect(admetSyntaxe(demande('1.2.840.10008.1.2.1'), 'application/dicom', jpeg)).toBe(false);
  expect(admetSyntaxe(lireAccept('*/*'), 'application/dicom', jpeg)).toBe(true);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lireDicomdir } from './dicomdir.ts';

const octetsDe = (texte: string) => [...texte].map((c) => c.charCodeAt(0));
const pair = (texte: string) => (texte.length % 2 === 0 ? texte : `${texte} `);
const u16 = (n: number) => [n & 255, (n >> 8) & 255];
const u32 = (n: number) => [...u16(n & 0xffff), ...u16(n >>> 16)];
const court = (groupe: number, numero: number, vr: string, texte: string) => [
  ...u16(groupe),
  ...u16(numero),
  ...octetsDe(vr),
  ...u16(pair(texte).length),
  ...octetsDe(pair(texte)),
];
const item = (corps: number[], indefini: boolean) =>
  indefini
    ? [
        ...u16(0xfffe),
        ...u16(0xe000),
        ...u32(0xffffffff),
        ...corps,
        ...u16(0xfffe),
        ...u16(0xe00d),
        ...u32(0),
      ]
    : [...u16(0xfffe), ...u16(0xe000), ...u32(corps.length), ...corps];

function disque(indefini: boolean, fichiers: readonly [string, string][]): Uint8Array {
  const items = fichiers.flatMap(([genre, chemin]) =>
    item(
      [
        ...court(4, 0x1430, 'CS', genre),
        ...(chemin === '' ? [] : court(4, 0x1500, 'CS', chemin)),
        ...court(8, 0x0060, 'CS', 'IO'),
      ],
      indefini,
    ),
  );
  const fin = indefini ? [...u16(0xfffe), ...u16(0xe0dd), ...u32(0)] : [];
  return Uint8Array.from([
    ...Array.from({ length: 128 }, () => 0),
    ...octetsDe('DICM'),
    ...court(2, 0x0010, 'UI', '1.2.840.10008.1.2.1'),
    ...court(4, 0x1130, 'CS', 'DISQUE'),
    ...u16(4),
    ...u16(0x1220),
    ...octetsDe('SQ'),
    0,
    0,
    ...u32(indefini ? 0xffffffff : items.length),
    ...items,
    ...fin,
  ]);
}

test.each([true, false])('les fichiers du disque sont lus (longueurs indéfinies : %s)', (indefini) => {
  const lus = lireDicomdir(
    disque(indefini, [
      ['PATIENT', ''],
      ['STUDY', ''],
      ['IMAGE', 'DICOM\\IM000001'],
      ['IMAGE', 'DICOM\\IM000002'],
    ]),
  );
  expect(lus).toEqual([
    { genre: 'IMAGE', chemin: ['DICOM', 'IM000001'] },
    { genre: 'IMAGE', chemin: ['DICOM', 'IM000002'] },
  ]);
});

test('un chemin qui sortirait du disque n’est pas suivi', () => {
  expect(
    lireDicomdir(
      disque(false, [
        ['IMAGE', '..\\ETC'],
        ['IMAGE', 'A/B'],
        ['IMAGE', 'OK'],
      ]),
    ),
  ).toEqual([{ genre: 'IMAGE', chemin: ['OK'] }]);
});

test('ce qui n’est pas un index n’en est pas un, et rien ne fait tomber la lecture', () => {
  expect(lireDicomdir(new Uint8Array(0))).toBeUndefined();
  expect(lireDicomdir(new Uint8Array(200))).toBeUndefined();
  const bon = disque(true, [['IMAGE', 'DICOM\\IM000001']]);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: bon.length - 1 }),
      fc.integer({ min: 0, max: 255 }),
      (ou, valeur) => {
        const faux = Uint8Array.from(bon);
        faux[ou] = valeur;
        lireDicomdir(faux);
        lireDicomdir(bon.subarray(0, ou));
      },
    ),
  );
});

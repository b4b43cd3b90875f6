import { expect, test } from 'vitest';
import { frontiereDe, lireParties } from './multipart.ts';

async function* parMorceaux(octets: Buffer, taille: number): AsyncGenerator<Buffer> {
  for (let debut = 0; debut < octets.length; debut += taille) yield octets.subarray(debut, debut + taille);
}
const BORNES = { partie: 1_000, parties: 5 };
const lire = async (octets: Buffer, taille = octets.length, bornes = BORNES) => {
  const parties: (string | undefined)[] = [];
  for await (const { octets: lus } of lireParties(parMorceaux(octets, taille), 'sep', bornes))
    parties.push(lus?.toString('latin1'));
  return parties;
};
const corps = (...parties: readonly string[]) =>
  Buffer.from(
    `${parties.map((p) => `--sep\r\nContent-Type: application/dicom\r\n\r\n${p}`).join('\r\n')}\r\n--sep--\r\n`,
    'latin1',
  );

test('les parties sont rendues dans l’ordre, d’où que le corps soit coupé', async () => {
  const octets = corps('un', '\r\n--se\r\n', '', `--sep${'x'.repeat(100)}`);
  for (const taille of [1, 2, 3, 7, 50, 1_000])
    expect(await lire(octets, taille)).toEqual(['un', '\r\n--se\r\n', '', `--sep${'x'.repeat(100)}`]);
});

test('une partie trop longue est passée, ses voisines sont gardées', async () => {
  expect(await lire(corps('un', 'x'.repeat(5_000), 'deux'), 64)).toEqual(['un', undefined, 'deux']);
});

test('un corps coupé, sans fin ou trop nombreux est une erreur', async () => {
  await expect(lire(corps('un').subarray(0, -6))).rejects.toThrow();
  await expect(lire(Buffer.from('--autre\r\n\r\nun\r\n--autre--'))).rejects.toThrow();
  await expect(lire(Buffer.alloc(0))).rejects.toThrow();
  await expect(lire(corps(...Array.from({ length: 6 }, () => 'x')))).rejects.toThrow();
});

test('la frontière vient du type de contenu, entre guillemets ou non', () => {
  expect(frontiereDe('multipart/related; type="application/dicom"; boundary="a b"')).toBe('a b');
  expect(frontiereDe('multipart/related;type=application/dicom;boundary=abc')).toBe('abc');
  expect(frontiereDe('multipart/related; boundary=abc')).toBe('abc');
  expect(frontiereDe('multipart/form-data; boundary=abc')).toBeUndefined();
  expect(frontiereDe('multipart/related; type="application/dicom+json"; boundary=abc')).toBeUndefined();
  expect(frontiereDe('multipart/related; type="application/dicom"')).toBeUndefined();
  expect(frontiereDe(`multipart/related; boundary=${'a'.repeat(71)}`)).toBeUndefined();
});

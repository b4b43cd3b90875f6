import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256 } from './sha256.ts';

const attendue = (octets: Uint8Array) => createHash('sha256').update(octets).digest('hex');

test('l’empreinte est celle du serveur, à toutes les longueurs autour des blocs', () => {
  for (const taille of [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 1_000, 65_537]) {
    const octets = randomBytes(taille);
    expect(sha256().ajouter(octets).clore(), `${taille} octets`).toBe(attendue(octets));
  }
});

test('le découpage des octets ne change rien', () => {
  const octets = randomBytes(10_000);
  for (const pas of [1, 7, 64, 100, 4_096]) {
    const condensat = sha256();
    for (let i = 0; i < octets.length; i += pas) condensat.ajouter(octets.subarray(i, i + pas));
    expect(condensat.clore(), `par ${pas}`).toBe(attendue(octets));
  }
});

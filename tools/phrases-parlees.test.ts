import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { VUES } from '@orapont/domain/captation/vues';
import { expect, test } from 'vitest';
import { PHRASES_DITES } from '../apps/web/src/parole/phrases.ts';

const dossier = resolve(import.meta.dirname, '../apps/web/src/parole');
const sons = join(dossier, 'sons');
const empreintes: Record<string, { texte: string; son: string }> = JSON.parse(
  readFileSync(join(dossier, 'empreintes.json'), 'utf8'),
);
const sha256 = (octets: string | Buffer) => createHash('sha256').update(octets).digest('hex');
const noms = [...PHRASES_DITES.values()];

test('CAP-01 : la phrase de chaque vue que l’on prend a son enregistrement', () => {
  const muettes = Object.values(VUES).filter((v) => !v.importSeul && !PHRASES_DITES.has(v.phraseParlee));
  expect(muettes).toEqual([]);
  expect(new Set(noms).size).toBe(noms.length);
});

test('aucune phrase n’a changé depuis son enregistrement (sinon : node tools/phrases-parlees.ts)', () => {
  const changees = [...PHRASES_DITES].filter(([phrase, nom]) => empreintes[nom]?.texte !== sha256(phrase));
  expect(changees).toEqual([]);
});

test('chaque enregistrement est celui de la liste, léger, et aucun n’est de trop', () => {
  expect(readdirSync(sons).toSorted()).toEqual(noms.map((nom) => `${nom}.mp3`).toSorted());
  for (const nom of noms) {
    const son = readFileSync(join(sons, `${nom}.mp3`));
    expect(sha256(son), nom).toBe(empreintes[nom]?.son);
    expect(son.length, nom).toBeLessThan(13_000);
    expect(son.length, nom).toBeGreaterThan(2_000);
  }
});

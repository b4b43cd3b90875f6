import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { estCodeFdi } from '@orapont/domain/bouche/dents';
import { MODALITES } from '@orapont/domain/captation/medias';
import { PROTOCOLES } from '@orapont/domain/captation/protocoles';
import { CODES_VUE, VUES } from '@orapont/domain/captation/vues';
import { describe, expect, test } from 'vitest';

const DOSSIER = new URL('../../apps/server/demo/images/', import.meta.url);
type Entree = {
  file: string;
  bouche: string;
  description: string;
  vue: string;
  dentOip: string | null;
  modalite: string;
  presentes: string[];
  largeur: number;
  hauteur: number;
  sha256: string;
};
const lire = (nom: string) => readFileSync(new URL(nom, DOSSIER));
const CATALOGUE = JSON.parse(lire('catalogue.json').toString('utf8')) as Entree[];
const octets = new Map(CATALOGUE.map((e) => [e.file, lire(e.file)]));
const jpeg = (e: Entree) => octets.get(e.file) ?? Buffer.alloc(0);

/** Marker segments of a JPEG before its pixels: marker and payload. */
function segments(b: Buffer): { marque: number; corps: Buffer }[] {
  const liste: { marque: number; corps: Buffer }[] = [];
  for (let i = 2; i + 4 <= b.length && b[i] === 0xff && b[i + 1] !== 0xda; ) {
    const taille = b.readUInt16BE(i + 2);
    liste.push({ marque: b[i + 1] ?? 0, corps: b.subarray(i + 4, i + 2 + taille) });
    i += 2 + taille;
  }
  return liste;
}

describe('images de démonstration', () => {
  test('le catalogue et le dossier se correspondent', () => {
    const fichiers = readdirSync(DOSSIER).filter((f) => f.endsWith('.jpg'));
    expect(new Set(CATALOGUE.map((e) => e.file))).toEqual(new Set(fichiers));
    expect(CATALOGUE).toHaveLength(fichiers.length);
  });

  test('chaque image a l’empreinte annoncée', () => {
    const fausses = CATALOGUE.filter((e) => createHash('sha256').update(jpeg(e)).digest('hex') !== e.sha256);
    expect(fausses.map((e) => e.file)).toEqual([]);
  });

  test('toutes ensemble tiennent dans 8 Mo', () => {
    expect([...octets.values()].reduce((n, b) => n + b.length, 0)).toBeLessThanOrEqual(8 * 1024 * 1024);
  });

  test('chaque image a les dimensions annoncées', () => {
    for (const e of CATALOGUE) {
      const sof = segments(jpeg(e)).find((s) => s.marque === 0xc0 || s.marque === 0xc2);
      expect([e.file, sof?.corps.readUInt16BE(3), sof?.corps.readUInt16BE(1)]).toEqual([
        e.file,
        e.largeur,
        e.hauteur,
      ]);
    }
    const photos = CATALOGUE.filter((e) => e.modalite !== 'RADIO');
    expect(photos.filter((e) => e.largeur !== 1600 || e.hauteur !== 1200)).toEqual([]);
  });

  test('aucune image ne porte de métadonnées EXIF', () => {
    const bavardes = CATALOGUE.filter((e) =>
      segments(jpeg(e)).some((s) => s.marque === 0xe1 || s.marque === 0xed || s.marque === 0xfe),
    );
    expect(bavardes.map((e) => e.file)).toEqual([]);
  });

  test('vues, codes DENT-OIP, modalités et dents sont ceux du domaine', () => {
    for (const e of CATALOGUE) {
      expect(MODALITES).toContain(e.modalite);
      const vue = CODES_VUE.find((v) => v === e.vue);
      expect([e.file, vue && VUES[vue].codeDentOip]).toEqual([e.file, e.dentOip]);
      expect(e.presentes.filter((d) => !estCodeFdi(d))).toEqual([]);
      expect(e.presentes.length).toBeGreaterThan(0);
    }
  });

  test('six bouches ont les cinq vues rapides, deux les douze', () => {
    const vues = (bouche: string) => new Set(CATALOGUE.filter((e) => e.bouche === bouche).map((e) => e.vue));
    const bouches = [...new Set(CATALOGUE.map((e) => e.bouche))];
    const completes = (attendues: readonly string[]) =>
      bouches.filter((b) => attendues.every((v) => vues(b).has(v)));
    expect(completes(PROTOCOLES.RAPIDE_5.vues)).toHaveLength(6);
    expect(new Set(completes(PROTOCOLES.COMPLET_12.vues))).toEqual(new Set(['langue', 'usure']));
  });
});

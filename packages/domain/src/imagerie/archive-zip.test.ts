import { expect, test } from 'vitest';
import { lireRepertoireZip, longueurDeTete, repertoireZip } from './archive-zip.ts';

type Fiche = {
  readonly chemin: string;
  readonly taille?: number;
  readonly tassee?: number;
  readonly methode?: number;
  readonly marques?: number;
};

function repertoire(...fiches: readonly Fiche[]): Uint8Array {
  return Uint8Array.from(
    fiches.flatMap(({ chemin, taille = 10, tassee = 10, methode = 0, marques = 0 }) => {
      const nom = new TextEncoder().encode(chemin);
      const vue = new DataView(new ArrayBuffer(46));
      vue.setUint32(0, 0x02014b50, true);
      vue.setUint16(8, marques, true);
      vue.setUint16(10, methode, true);
      vue.setUint32(20, tassee, true);
      vue.setUint32(24, taille, true);
      vue.setUint16(28, nom.length, true);
      return [...new Uint8Array(vue.buffer), ...nom];
    }),
  );
}

test('les fichiers sont lus avec leur chemin, les dossiers passés', () => {
  const lus = lireRepertoireZip(repertoire({ chemin: 'CD/' }, { chemin: 'CD/IM1', methode: 8 }), 1_000);
  expect(lus).toMatchObject([{ chemin: 'CD/IM1', comprimee: true, taille: 10 }]);
});

test.each([
  ['un mot de passe', { marques: 1 }, 'ILLISIBLE'],
  ['une méthode rare', { methode: 12 }, 'ILLISIBLE'],
  ['plus d’octets tassés que l’archive n’en a', { tassee: 1_001 }, 'PIEGEE'],
  ['plus de quatre gigaoctets une fois déployée', { taille: 4_000_000_001 }, 'PIEGEE'],
])('%s : refusée', (_cas, fiche, attendu) => {
  expect(lireRepertoireZip(repertoire({ chemin: 'A', ...fiche }), 1_000)).toBe(attendu);
});

test('ce qui n’est pas un répertoire ne se lit pas ; la fin d’une archive dit où il est', () => {
  expect(lireRepertoireZip(new Uint8Array(60).fill(7), 1_000)).toBe('ILLISIBLE');
  expect(repertoireZip(new Uint8Array(100), 100)).toBeUndefined();
  const queue = new DataView(new ArrayBuffer(30));
  queue.setUint32(4, 0x06054b50, true);
  queue.setUint32(16, 40, true);
  queue.setUint32(20, 12, true);
  expect(repertoireZip(new Uint8Array(queue.buffer), 100)).toEqual({ debut: 12, fin: 52 });
  expect(repertoireZip(new Uint8Array(queue.buffer), 50)).toBeUndefined();
});

test('la tête d’un fichier dit où ses octets commencent', () => {
  const tete = new DataView(new ArrayBuffer(30));
  tete.setUint32(0, 0x04034b50, true);
  tete.setUint16(26, 5, true);
  tete.setUint16(28, 7, true);
  expect(longueurDeTete(new Uint8Array(tete.buffer))).toBe(42);
  expect(longueurDeTete(new Uint8Array(30))).toBeUndefined();
});

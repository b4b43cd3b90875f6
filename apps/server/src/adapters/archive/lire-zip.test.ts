import { expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import type { Plage } from '../../features/objets/ports.ts';
import { ArchiveRefusee } from '../../features/reprise/ports.ts';
import { rassembler, unSeul } from '../../kernel/octets.ts';
import { ouvrirZip } from './lire-zip.ts';

const zip = new ZipFile();
zip.addBuffer(Buffer.from('bonjour'), 'a.txt', { compress: false });
zip.addBuffer(Buffer.from('bonsoir '.repeat(50)), 'b.txt');
zip.end();
const entier = await rassembler(zip.outputStream as AsyncIterable<Buffer>);

const ouvrir = (octets: Buffer) =>
  ouvrirZip(octets.length, ({ debut, fin }) => unSeul(octets.subarray(debut, fin)));
const lire = async (octets: Buffer, chemin: string) => {
  const archive = await ouvrir(octets);
  return String(await rassembler(await archive.lire(chemin)));
};
function change(ou: (octets: Buffer) => void): Buffer {
  const copie = Buffer.from(entier);
  ou(copie);
  return copie;
}

test('une archive entière se lit fichier par fichier', async () => {
  expect([...(await ouvrir(entier)).fichiers]).toEqual([
    ['a.txt', 7],
    ['b.txt', 400],
  ]);
  expect(await lire(entier, 'a.txt')).toBe('bonjour');
});

test('un octet changé dans un fichier refuse ce fichier, pas les autres', async () => {
  const abimee = change((octets) => octets.write('bonsoir', octets.indexOf('bonjour')));
  await expect(lire(abimee, 'a.txt')).rejects.toThrow(ArchiveRefusee);
  expect(await lire(abimee, 'b.txt')).toContain('bonsoir');
});

test('un fichier qui se dit plus long que son archive, ou qui se déploie en plus qu’il ne dit, est refusé', async () => {
  const fiche = entier.lastIndexOf('b.txt') - 46;
  for (const champ of [20, 24]) {
    const forgee = change((octets) => octets.writeUInt32LE(champ === 20 ? 900_000 : 12, fiche + champ));
    await expect(lire(forgee, 'b.txt')).rejects.toThrow(ArchiveRefusee);
  }
});

test('une panne du disque n’est pas la faute de l’archive : elle reste une panne, à essayer de nouveau', async () => {
  const pannes: Error[] = [];
  async function* disque({ debut, fin }: Plage) {
    for (const panne of pannes) throw panne;
    yield entier.subarray(debut, fin);
  }
  const archive = await ouvrirZip(entier.length, disque);
  pannes.push(new Error('DISQUE'));
  await expect(ouvrirZip(entier.length, disque)).rejects.toThrow('DISQUE');
  await expect(archive.lire('a.txt').then(rassembler)).rejects.toThrow('DISQUE');
});

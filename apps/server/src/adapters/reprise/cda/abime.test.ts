import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArchiveRefusee } from '../../../features/reprise/ports.ts';
import { rassembler } from '../../../kernel/octets.ts';
import { ouvrirZip } from '../../archive/lire-zip.ts';
import { fabriqueCda } from '../../cda/fabrique-cda.ts';
import { modeleDemandeCda } from '../../cda/testing-cda.ts';
import { deplier } from '../../xdm/deplier.ts';
import { archiveDeTest, devenirs } from '../testing-archive.ts';
import { lecteurLotCda } from './lire-lot.ts';
import { archiver, lettre, zipper } from './testing-lot.ts';

const lireLot = lecteurLotCda(ouvrirZip);
const lire = (fichiers: Readonly<Record<string, string | Uint8Array>>) =>
  lireLot(archiveDeTest(fichiers), { jour: '2026-11-22' });

describe('ce qui est abîmé', () => {
  test.each([
    [
      'un XML qui appelle un fichier du serveur',
      '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
      /contient ce qu’un document n’a pas/,
    ],
    ['une page', '<html xmlns="http://www.w3.org/1999/xhtml"/>', /pas un document médical/],
    [
      'un corps absent',
      '<ClinicalDocument xmlns="urn:hl7-org:v3"><id root="1"/></ClinicalDocument>',
      /corps de ce document/,
    ],
  ])('%s se refuse sur sa ligne', async (_cas, texte, motif) => {
    expect(devenirs(await lire({ 'a.xml': texte })).get('a.xml')).toMatch(motif);
  });

  test('un zip qui n’en est pas un est une ligne, pas la fin de l’archive', async () => {
    const lu = await lire({ 'a.zip': 'PKbonjour', 'b.xml': lettre() });
    expect(devenirs(lu).get('a.zip')).toMatch(/^REFUSE .*ZIP/);
    expect(devenirs(lu).get('b.xml')).toBe('FICHIER');
  });

  test('un zip qui sort de son dossier, ou qui se déploie sans fin, est une ligne refusée', async () => {
    const sain = await zipper({ 'aa/b.xml': lettre() });
    const sorti = Buffer.from(sain.toString('latin1').replaceAll('aa/b.xml', '../b.xml'), 'latin1');
    const gonfle = Buffer.from(sain);
    // The size that the list of a zip announces (APPNOTE 4.3.12, offset 24).
    gonfle.writeUInt32LE(0x7f_ff_ff_ff, gonfle.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
    const lu = await lire({ 'sorti.zip': sorti, 'gonfle.zip': gonfle, 'sain.zip': sain });
    expect(devenirs(lu).get('sorti.zip')).toMatch(/^REFUSE .*chemins sont interdits/);
    expect(devenirs(lu).get('gonfle.zip')).toMatch(/^REFUSE .*bien plus qu’elle ne pèse/);
    expect(devenirs(lu).get('sain.zip, aa/b.xml')).toBe('FICHIER');
  });

  test('sans aucun document, l’archive se refuse par une phrase', async () => {
    await expect(lire({ 'a.txt': 'rien' })).rejects.toThrow(/Aucun document CDA/);
  });

  const toutLire = async (fichiers: Readonly<Record<string, Uint8Array>>) => {
    try {
      const lu = await lire(fichiers);
      const chemins = [...lu.personnes, ...lu.lignes].map(({ chemin }) => chemin);
      expect(new Set(chemins).size).toBe(chemins.length);
      for (const { devient } of lu.lignes)
        if (devient.sort === 'FICHIER') await rassembler(await devient.fichier.octets());
    } catch (cause) {
      expect(cause).toBeInstanceOf(ArchiveRefusee);
    }
  };
  const abime = (octets: Uint8Array) =>
    fc
      .tuple(
        fc.nat(octets.length),
        fc.array(fc.tuple(fc.nat(octets.length - 1), fc.nat(255)), { maxLength: 4 }),
      )
      .map(([fin, changes]) => {
        const abimes = Buffer.from(octets);
        for (const [ou, par] of changes) abimes[ou] = par;
        return abimes.subarray(0, fin % 3 === 0 ? fin : octets.length);
      });

  test('un document, un index, un lot abîmés n’importe où se refusent par une phrase, jamais autrement', async () => {
    const cda = fabriqueCda.demande(modeleDemandeCda());
    const lot = await archiver(lettre());
    const index = (await deplier(lot)).get('IHE_XDM/SUBSET01/METADATA.XML') ?? new Uint8Array();
    expect(index.length).toBeGreaterThan(0);
    await fc.assert(
      fc.asyncProperty(abime(cda), abime(index), abime(lot), (un, deux, trois) =>
        toutLire({
          'a.xml': un,
          'IHE_XDM/METADATA.XML': deux,
          'IHE_XDM/DOC0001.XML': lettre(),
          'b.zip': trois,
        }),
      ),
      { numRuns: 60 },
    );
  });
});

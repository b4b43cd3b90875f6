import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { objetsContract } from '../../features/objets/ports.contract.ts';
import type { RefObjet } from '../../features/objets/ports.ts';
import { memoryTrousseau } from '../trousseau/memory.ts';
import { mesurerDebit } from './debit.ts';
import { fichiersObjets } from './fichiers.ts';
import { ENTETE, ETIQUETTE, MORCEAU } from './format.ts';

const racine = await mkdtemp(join(tmpdir(), 'orapont-objets-'));
afterAll(() => rm(racine, { recursive: true, force: true }));

const nouvelles = () => mkdtemp(join(racine, 'd-'));
const ref = (): RefObjet => ({
  organisationId: randomUUID(),
  dossierId: randomUUID(),
  objetId: randomUUID(),
  version: 1,
});

async function fichiersDe(donnees: string): Promise<string[]> {
  const entrees = await readdir(join(donnees, 'objets'), { recursive: true, withFileTypes: true });
  return entrees.filter((entree) => entree.isFile()).map((entree) => join(entree.parentPath, entree.name));
}

async function* source(...morceaux: Uint8Array[]) {
  yield* morceaux;
}

async function toutLire(flux: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const morceaux: Uint8Array[] = [];
  for await (const morceau of flux) morceaux.push(morceau);
  return Buffer.concat(morceaux);
}

objetsContract('en fichiers', async () => fichiersObjets(await nouvelles(), memoryTrousseau()));

describe('un fichier touché est refusé', () => {
  const TAILLE = 3 * MORCEAU + 500;
  const PAS = MORCEAU + ETIQUETTE;

  async function poser() {
    const donnees = await nouvelles();
    const objets = fichiersObjets(donnees, memoryTrousseau());
    const quoi = ref();
    await objets.ecrire(quoi, source(randomBytes(TAILLE)));
    const [fichier = ''] = await fichiersDe(donnees);
    return { objets, quoi, fichier, donnees, octets: await readFile(fichier) };
  }

  test('un bit changé, où que ce soit', async () => {
    const { objets, quoi, fichier, octets } = await poser();
    const ou = [
      ...Array.from({ length: ENTETE }, (_, i) => i),
      ENTETE,
      ENTETE + MORCEAU,
      ENTETE + PAS + 12,
      octets.length - 1,
      octets.length - ETIQUETTE - 1,
    ];
    for (const position of ou) {
      const changes = Buffer.from(octets);
      changes[position] = (changes[position] ?? 0) ^ 0x10;
      await writeFile(fichier, changes);
      await expect(toutLire(objets.lire(quoi)), `octet ${position}`).rejects.toThrow('OBJET_ALTERE');
    }
  });

  test.each([
    ['à la frontière d’un morceau', ENTETE + 2 * PAS],
    ['au milieu d’un morceau', ENTETE + 2 * PAS + 100],
    ['juste après une étiquette de trop', ENTETE + 2 * PAS + ETIQUETTE],
    ['après l’en-tête', ENTETE],
    ['dans l’en-tête', 10],
    ['à zéro', 0],
  ])('coupé %s : rien n’est montré, même d’une plage intacte', async (_ou, longueur) => {
    const { objets, quoi, fichier, octets } = await poser();
    await writeFile(fichier, octets.subarray(0, longueur));
    await expect(toutLire(objets.lire(quoi, { debut: 0, fin: 10 }))).rejects.toThrow('OBJET_ALTERE');
  });

  test('deux morceaux échangés', async () => {
    const { objets, quoi, fichier, octets } = await poser();
    const [a, b] = [octets.subarray(ENTETE, ENTETE + PAS), octets.subarray(ENTETE + PAS, ENTETE + 2 * PAS)];
    await writeFile(
      fichier,
      Buffer.concat([octets.subarray(0, ENTETE), b, a, octets.subarray(ENTETE + 2 * PAS)]),
    );
    await expect(toutLire(objets.lire(quoi))).rejects.toThrow('OBJET_ALTERE');
  });

  test('le fichier d’un objet posé à la place d’un autre dossier, objet, version ou organisation', async () => {
    const { objets, quoi, fichier, donnees } = await poser();
    for (const autre of [
      { ...quoi, dossierId: randomUUID() },
      { ...quoi, objetId: randomUUID() },
      { ...quoi, version: 2 },
      { ...quoi, organisationId: randomUUID() },
    ]) {
      const connus = new Set(await fichiersDe(donnees));
      await objets.ecrire(autre, source(randomBytes(10)));
      const place = (await fichiersDe(donnees)).find((nom) => !connus.has(nom)) ?? '';
      await copyFile(fichier, place);
      await expect(toutLire(objets.lire(autre))).rejects.toThrow('OBJET_ALTERE');
    }
    expect((await toutLire(objets.lire(quoi))).length).toBe(TAILLE);
  });
});

test('le disque ne porte ni le clair ni le même chiffré deux fois', async () => {
  const donnees = await nouvelles();
  const objets = fichiersObjets(donnees, memoryTrousseau());
  const clair = Buffer.from('Mme Lefèvre, molaire 36 '.repeat(10_000));
  const quoi = ref();
  await objets.ecrire(quoi, source(clair));
  await objets.ecrire({ ...quoi, version: 2 }, source(clair));
  const [un, deux] = await Promise.all((await fichiersDe(donnees)).map((fichier) => readFile(fichier)));
  expect(un?.includes('molaire')).toBe(false);
  expect(un?.subarray(ENTETE, ENTETE + 64).equals(deux?.subarray(ENTETE, ENTETE + 64) ?? Buffer.of())).toBe(
    false,
  );
});

test('les fichiers et dossiers ne sont lisibles que par l’application', async () => {
  const donnees = await nouvelles();
  await fichiersObjets(donnees, memoryTrousseau()).ecrire(ref(), source(randomBytes(10)));
  const [fichier = ''] = await fichiersDe(donnees);
  expect((await stat(fichier)).mode & 0o777).toBe(0o600);
  expect((await stat(dirname(fichier))).mode & 0o777).toBe(0o700);
});

test('kill -9 au milieu d’une écriture : rien n’est visible, le balai ôte le reste', async () => {
  const donnees = await nouvelles();
  const quoi = ref();
  const enfant = spawn(
    process.execPath,
    [join(import.meta.dirname, 'testing-ecriture.ts'), donnees, JSON.stringify(quoi)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(enfant.stdout, 'data');
  enfant.kill('SIGKILL');
  await once(enfant, 'exit');
  const objets = fichiersObjets(donnees, memoryTrousseau());
  expect(await objets.existe(quoi)).toBe(false);
  expect(await fichiersDe(donnees)).toHaveLength(1);
  expect(await objets.balayer(new Date(Date.now() - 60_000))).toBe(0);
  expect(await objets.balayer(new Date(Date.now() + 60_000))).toBe(1);
  expect(await fichiersDe(donnees)).toEqual([]);
});

test('un refus du disque remonte et ne laisse rien', async () => {
  const donnees = await nouvelles();
  await mkdir(join(donnees, 'objets'), { recursive: true });
  await writeFile(join(donnees, 'objets', '.en-cours'), 'un fichier à la place du dossier');
  const objets = fichiersObjets(donnees, memoryTrousseau());
  await expect(objets.ecrire(ref(), source(randomBytes(10)))).rejects.toThrow(/EEXIST|ENOTDIR/);
});

test('le débit se mesure', async () => {
  const objets = fichiersObjets(await nouvelles(), memoryTrousseau());
  const debit = await mesurerDebit(objets, { mega: 8, objets: 2, now: () => performance.now() });
  expect(debit.ecriture).toBeGreaterThan(5);
  expect(debit.lecture).toBeGreaterThan(5);
});

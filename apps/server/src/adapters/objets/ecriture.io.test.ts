import { randomBytes } from 'node:crypto';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { ecritureContinue } from './ecriture.ts';

const racine = await mkdtemp(join(tmpdir(), 'orapont-ecriture-'));
afterAll(() => rm(racine, { recursive: true, force: true }));

test('tout est sur le disque, dans l’ordre, aux frontières des lots et des élans', async () => {
  const chemin = join(racine, 'ordre');
  const fichier = await open(chemin, 'wx');
  const ecriture = ecritureContinue(fichier);
  const tampons = Array.from({ length: 150 }, (_, i) => randomBytes(i % 3 === 0 ? 65_552 : 70_001));
  for (const tampon of tampons) await ecriture.poser([tampon]);
  await ecriture.finir();
  await fichier.close();
  expect((await readFile(chemin)).equals(Buffer.concat(tampons))).toBe(true);
});

test('ce qui vient lentement est écrit sans attendre la fin', async () => {
  const chemin = join(racine, 'lent');
  const fichier = await open(chemin, 'wx');
  const ecriture = ecritureContinue(fichier);
  await ecriture.poser([Buffer.from('un ')]);
  await vi.waitFor(async () => expect(await readFile(chemin, 'utf8')).toBe('un '));
  await ecriture.finir();
  await fichier.close();
});

test('un refus du disque remonte, au plus tard à la fin', async () => {
  const chemin = join(racine, 'refus');
  await (await open(chemin, 'wx')).close();
  const fichier = await open(chemin, 'r');
  const ecriture = ecritureContinue(fichier);
  await ecriture.poser([Buffer.from('un')]);
  await expect(ecriture.finir()).rejects.toThrow('EBADF');
  await fichier.close();
});

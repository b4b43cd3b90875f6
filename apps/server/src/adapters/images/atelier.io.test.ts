import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as attendre } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { photo } from './testing-images.ts';
import { traitementImages } from './traitement.ts';

const images = traitementImages({ delaiMs: 30_000 });
afterAll(() => images.fermer());

describe('le processus qui décode', () => {
  test('tué au milieu d’une image, il coûte cette image et pas la suivante', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
    const create = { width: 5_000, height: 4_000, channels: 3, background: '#000', noise } as const;
    const lourde = await sharp({ create }).png({ compressionLevel: 1 }).toBuffer();
    await images.ingerer(await photo(50, 50).jpeg().toBuffer());
    const longue = images.ingerer(lourde);
    await attendre(60);
    for (const pid of await enfants()) process.kill(pid, 'SIGKILL');
    expect(await longue).toMatchObject({ accepte: false, motif: 'ILLISIBLE' });
    expect(await images.ingerer(await photo(50, 50).jpeg().toBuffer())).toMatchObject({ accepte: true });
  });

  test('trop long, il est arrêté', async () => {
    const presse = traitementImages({ delaiMs: 1 });
    expect(await presse.ingerer(await photo(50, 50).jpeg().toBuffer())).toMatchObject({ motif: 'ILLISIBLE' });
    await presse.fermer();
  });

  test('fermé, il ne reste aucun processus', async () => {
    const autres = await enfants();
    const passager = traitementImages({ delaiMs: 10_000 });
    await passager.ingerer(await photo(50, 50).jpeg().toBuffer());
    expect((await enfants()).length).toBe(autres.length + 1);
    await passager.fermer();
    expect(await enfants()).toEqual(autres);
  });
});

async function enfants(): Promise<number[]> {
  const taches = await readdir('/proc/self/task');
  const listes = taches.map((tache) => readFile(`/proc/self/task/${tache}/children`, 'utf8').catch(() => ''));
  const pids = (await Promise.all(listes)).join(' ').split(/\s+/).filter(Boolean).map(Number);
  const vivants: number[] = [];
  for (const pid of pids) {
    const commande = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (commande.includes('atelier-enfant')) vivants.push(pid);
  }
  return vivants;
}

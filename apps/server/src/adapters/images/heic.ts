import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { MEMOIRE, repertoireHeic } from './heic-lieu.ts';
import { avecProfil } from './jpeg.ts';
import { verifierDimensions } from './limites.ts';
import { ImageRefusee } from './rejet.ts';
import { decoder } from './sharp-borne.ts';

const executer = promisify(execFile);
const QUALITE = 95;
const TMPFS = 0x0102_1994;

/**
 * Converts a HEIC photograph once to a JPEG of high quality, held upright, with its colour profile. `heif-convert` when
 * the machine has it and a folder in memory, the WebAssembly decoder otherwise (2.7 s against 1.0 s for 12 Mpx).
 */
export async function convertirHeic(octets: Buffer): Promise<Buffer> {
  const entete = await decoder(octets, { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => {
      throw new ImageRefusee('ILLISIBLE', { cause });
    });
  verifierDimensions(entete.width, entete.height);
  const jpeg = (await parProgramme(octets)) ?? (await parWasm(octets));
  const { icc } = await decoder(jpeg).metadata();
  return entete.icc && !icc ? avecProfil(jpeg, entete.icc) : jpeg;
}

async function parProgramme(octets: Buffer): Promise<Buffer | undefined> {
  const systeme = await statfs(MEMOIRE).catch(() => undefined);
  if (systeme?.type !== TMPFS) return undefined;
  const repertoire = repertoireHeic(process.pid);
  try {
    await mkdir(repertoire, { mode: 0o700 });
    const [entree, sortie] = [join(repertoire, 'entree.heic'), join(repertoire, 'sortie.jpg')];
    await writeFile(entree, octets, { mode: 0o600 });
    await executer('heif-convert', ['-q', String(QUALITE), entree, sortie], { timeout: 20_000 });
    return await readFile(sortie);
  } catch {
    // Not installed, or it could not read this one: the other decoder has its say.
    return undefined;
  } finally {
    await rm(repertoire, { recursive: true, force: true });
  }
}

async function parWasm(octets: Buffer): Promise<Buffer> {
  // Loaded on need: the decoder weighs several hundred megabytes once it has run.
  const convertir: typeof import('heic-convert') = createRequire(import.meta.url)('heic-convert');
  try {
    return Buffer.from(await convertir({ buffer: octets, format: 'JPEG', quality: QUALITE / 100 }));
  } catch (cause) {
    throw new ImageRefusee('ILLISIBLE', { cause });
  }
}

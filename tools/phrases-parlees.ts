import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PHRASES_DITES } from '../apps/web/src/parole/phrases.ts';

/**
 * Makes the recordings of the sentences that the camera screen says, for devices without a French voice, and the list of their
 * digests. Needs two programs of Debian: espeak-ng and ffmpeg. Only what changed is made again; `--tout` makes everything again.
 *
 * @source docs/decisions/0021 for the choice of the voice and its licence
 */
const dossier = resolve(import.meta.dirname, '../apps/web/src/parole');
const sons = join(dossier, 'sons');
const liste = join(dossier, 'empreintes.json');

const sha256 = (octets: string | Buffer) => createHash('sha256').update(octets).digest('hex');

type Empreintes = Record<string, { texte: string; son: string }>;

function fabriquer(phrase: string, fichier: string, travail: string): void {
  const brut = join(travail, 'brut.wav');
  // Typographic signs are not in every dictionary of the synthesizer.
  const lue = phrase.replaceAll('’', "'").replaceAll(/[\u00a0\u202f]/g, ' ');
  execFileSync('espeak-ng', ['-v', 'fr', '-s', '150', '-p', '42', '-g', '3', '-w', brut, lue]);
  execFileSync('ffmpeg', [
    ...['-loglevel', 'error', '-y', '-i', brut],
    ...['-af', 'areverse,silenceremove=start_periods=1:start_threshold=-50dB,areverse,loudnorm=I=-18:TP=-2'],
    ...['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact', '-ac', '1', '-ar', '16000'],
    ...['-c:a', 'libmp3lame', '-b:a', '16k', '-write_xing', '0', '-id3v2_version', '0', fichier],
  ]);
}

const tout = process.argv.includes('--tout');
const avant: Empreintes = tout ? {} : JSON.parse(readFileSync(liste, 'utf8'));
const travail = mkdtempSync(join(tmpdir(), 'phrases-'));
const apres: Empreintes = {};
for (const [phrase, nom] of [...PHRASES_DITES].toSorted(([, a], [, b]) => (a < b ? -1 : 1))) {
  const fichier = join(sons, `${nom}.mp3`);
  const texte = sha256(phrase);
  if (avant[nom]?.texte !== texte) {
    fabriquer(phrase, fichier, travail);
    console.log(`${nom} : ${phrase}`);
  }
  apres[nom] = { texte, son: sha256(readFileSync(fichier)) };
}
for (const nom of readdirSync(sons)) if (!apres[nom.replace(/\.mp3$/, '')]) rmSync(join(sons, nom));
writeFileSync(liste, `${JSON.stringify(apres, null, 2)}\n`);
rmSync(travail, { recursive: true });

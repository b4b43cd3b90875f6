import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { el } from '@orapont/domain/imagerie/jeu-dicom';
import { ecrireP10 } from '../apps/server/src/adapters/dicom/ecriture-p10.ts';
import { nouvelUid } from '../apps/server/src/features/imagerie/testing.ts';

export const COUPES = 60;
const COTE = 512;
export const OCTETS_DE_POINTS = COTE * COTE * 2;
export const NOM = 'MESURE';

export type Examen = {
  readonly dossier: string;
  readonly etude: string;
  readonly serie: string;
  readonly sops: readonly string[];
};

/** One server of pictures, as the bench uses it: what comes in, then what goes out of the first examination. */
export type Cote = {
  readonly recevoir: (examen: Examen) => Promise<void>;
  /** Answers once nothing is being made any more of what came in. */
  readonly reposer: () => Promise<void>;
  readonly preparer: (examen: Examen) => Promise<void>;
  readonly lireUneAUne: (examen: Examen) => Promise<void>;
  readonly lireSerie: (examen: Examen) => Promise<void>;
  readonly chercher: (examen: Examen) => Promise<void>;
  readonly fermer: () => Promise<void>;
};

/** Files of a series, on the disk for `storescu`. */
export function fabriquer(): Examen {
  const dossier = mkdtempSync(join(tmpdir(), 'orapont-bench-dicom-'));
  const [etude, serie] = [nouvelUid(), nouvelUid()];
  const sops = Array.from({ length: COUPES }, nouvelUid);
  for (const [rang, sop] of sops.entries()) {
    const points = Buffer.alloc(OCTETS_DE_POINTS);
    for (let i = 0; i < COTE * COTE; i += 1) points.writeUInt16LE((i * 7 + rang * 131) % 4_096, 2 * i);
    const jeu = {
      '00080016': el('UI', '1.2.840.10008.5.1.4.1.1.2'),
      '00080018': el('UI', sop),
      '00080060': el('CS', 'CT'),
      '00100010': el('PN', { Alphabetic: `${NOM}^CAMILLE` }),
      '00100020': el('LO', 'M-1'),
      '0020000D': el('UI', etude),
      '0020000E': el('UI', serie),
      '00200013': el('IS', rang + 1),
      '00280002': el('US', 1),
      '00280004': el('CS', 'MONOCHROME2'),
      '00280010': el('US', COTE),
      '00280011': el('US', COTE),
      '00280100': el('US', 16),
      '00280101': el('US', 12),
      '00280102': el('US', 11),
      '00280103': el('US', 0),
    };
    const nom = `${String(rang).padStart(4, '0')}.dcm`;
    writeFileSync(join(dossier, nom), ecrireP10(jeu, '1.2.840.10008.1.2.1', { vr: 'OW', natifs: points }));
  }
  return { dossier, etude, serie, sops };
}

export const jeter = ({ dossier }: Examen): void => rmSync(dossier, { recursive: true, force: true });

const executer = promisify(execFile);

/** One association. */
export async function storescu(port: number, appele: string, { dossier }: Examen): Promise<void> {
  await executer('storescu', ['+sd', '-aet', 'BANC', '-aec', appele, '127.0.0.1', String(port), dossier]);
}

/** Reads to the end; less than was sent is a failure, not a speed. */
export async function lire(adresse: string, entetes: Record<string, string>, octets: number): Promise<void> {
  const reponse = await fetch(adresse, { headers: entetes });
  let lus = 0;
  for await (const morceau of reponse.body ?? []) lus += (morceau as Uint8Array).length;
  if (!reponse.ok || lus < octets) throw new Error(`${reponse.status}, ${lus} octets, ${adresse}`);
}

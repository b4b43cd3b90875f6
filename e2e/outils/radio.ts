import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { el } from '@orapont/domain/imagerie/jeu-dicom';
import { ecrireP10 } from '../../apps/server/src/adapters/dicom/ecriture-p10.ts';
import { enMultipart, FRONTIERE, nouvelUid } from '../../apps/server/src/features/imagerie/testing.ts';
import type { Client } from './client.ts';

/** Who the file says that it is of, as a machine writes it. */
type Personne = { readonly nom: string; readonly prenom: string; readonly naissance: string };
type Image = Personne & {
  readonly modalite: 'CT' | 'PX';
  readonly etude: string;
  readonly serie: string;
  readonly rang: number;
  readonly incruste?: boolean;
};

const COTE = 96;

/** An arch in grey, twelve bits: nobody's mouth. */
function fichier(image: Image): Buffer {
  const points = Buffer.alloc(COTE * COTE * 2);
  for (let y = 0; y < COTE; y += 1)
    for (let x = 0; x < COTE; x += 1) {
      const rayon = Math.hypot(x - 48, (y - 20) * 1.1);
      const dent = rayon > 30 && rayon < 44 && y > 24 ? 2_400 + 500 * Math.sin(x / 3 + image.rang) : 300;
      points.writeUInt16LE(Math.round(dent), 2 * (y * COTE + x));
    }
  const jeu = {
    '00080005': el('CS', 'ISO_IR 192'),
    '00080016': el(
      'UI',
      image.modalite === 'CT' ? '1.2.840.10008.5.1.4.1.1.2' : '1.2.840.10008.5.1.4.1.1.1.1',
    ),
    '00080018': el('UI', nouvelUid()),
    '00080020': el('DA', '20260203'),
    '00080060': el('CS', image.modalite),
    '00081030': el('LO', image.modalite === 'CT' ? 'Cone beam maxillaire' : 'Panoramique de contrôle'),
    '0008103E': el('LO', image.modalite === 'CT' ? 'Coupes axiales' : 'Panoramique'),
    '00100010': el('PN', { Alphabetic: `${image.nom}^${image.prenom}` }),
    '00100020': el('LO', `M-${image.nom}`),
    '00100030': el('DA', image.naissance),
    '00100040': el('CS', 'F'),
    '00180050': el('DS', 1),
    '0020000D': el('UI', image.etude),
    '0020000E': el('UI', image.serie),
    '00200013': el('IS', image.rang + 1),
    '00200032': el('DS', 0, 0, image.rang),
    '00200037': el('DS', 1, 0, 0, 0, 1, 0),
    '00280002': el('US', 1),
    '00280004': el('CS', 'MONOCHROME2'),
    '00280010': el('US', COTE),
    '00280011': el('US', COTE),
    '00280030': el('DS', 0.5, 0.5),
    '00280100': el('US', 16),
    '00280101': el('US', 12),
    '00280102': el('US', 11),
    '00280103': el('US', 0),
    '00281050': el('DS', 1_400),
    '00281051': el('DS', 3_000),
    ...(image.incruste ? { '00280301': el('CS', 'YES') } : {}),
  };
  return ecrireP10(jeu, '1.2.840.10008.1.2.1', { vr: 'OW', natifs: points });
}

/** The slices of one examination, more than a request takes picture by picture. */
export function examenEnCoupes(personne: Personne, nombre: number): readonly Buffer[] {
  const [etude, serie] = [nouvelUid(), nouvelUid()];
  return Array.from({ length: nombre }, (_, rang) =>
    fichier({ ...personne, modalite: 'CT', etude, serie, rang }),
  );
}

export const panoramique = (personne: Personne, { incruste = false } = {}): Buffer =>
  fichier({ ...personne, modalite: 'PX', etude: nouvelUid(), serie: nouvelUid(), rang: 0, incruste });

export const avecDcmtk = spawnSync('storescu', ['--version']).status === 0;

/** As a panoramic unit sends: files of one association. */
export async function storescu(
  { appelant, port }: { readonly appelant: string; readonly port: number },
  fichiers: readonly Buffer[],
): Promise<void> {
  const dossier = mkdtempSync(join(tmpdir(), 'orapont-storescu-'));
  try {
    for (const [rang, octets] of fichiers.entries()) writeFileSync(join(dossier, `${rang}.dcm`), octets);
    await promisify(execFile)('storescu', [
      '+sd',
      '-aet',
      appelant,
      '-aec',
      'ORAPONT',
      '127.0.0.1',
      `${port}`,
      dossier,
    ]);
  } finally {
    rmSync(dossier, { recursive: true, force: true });
  }
}

/** As a machine that has no DICOM port to send to. */
export const deposerParLeWeb = (origine: string, jeton: string, fichiers: readonly Buffer[]): Promise<void> =>
  deposer(`${origine}/api/machines/dicomweb/studies`, { authorization: `Bearer ${jeton}` }, fichiers);

/** As a person who imports a disc. */
export const importer = (origine: string, { jeton }: Client, fichiers: readonly Buffer[]): Promise<void> =>
  deposer(`${origine}/api/dicomweb/studies`, { cookie: `__Host-sid=${jeton()}`, origin: origine }, fichiers);

async function deposer(
  url: string,
  entetes: Readonly<Record<string, string>>,
  fichiers: readonly Buffer[],
): Promise<void> {
  const reponse = await fetch(url, {
    method: 'POST',
    headers: {
      ...entetes,
      'content-type': `multipart/related; type="application/dicom"; boundary=${FRONTIERE}`,
    },
    body: new Uint8Array(enMultipart(...fichiers)),
  });
  if (reponse.status !== 200) throw new Error(`Dépôt refusé : ${reponse.status}`);
}

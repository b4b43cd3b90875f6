import { randomUUID } from 'node:crypto';
import { el, type JeuDicom } from '@orapont/domain/imagerie/jeu-dicom';
import { uidDeUuid } from '@orapont/domain/imagerie/uid';
import sharp from 'sharp';
import { ecrireP10, encapsuler } from '../../adapters/dicom/ecriture-p10.ts';

export const nouvelUid = (): string => uidDeUuid(randomUUID());

type Radio = {
  readonly nom?: string;
  readonly naissance?: string;
  readonly sexe?: string;
  readonly identifiant?: string;
  readonly emetteur?: string;
  readonly etude?: string;
  readonly serie?: string;
  readonly sop?: string;
  readonly teinte?: number;
  readonly jeu?: JeuDicom;
};

const COTE = 32;
const pointsDe = ({ teinte = 0 }: Radio): Buffer =>
  Buffer.from(Uint8Array.from({ length: COTE * COTE }, (_, i) => (i * 3 + teinte) % 256));

/** A small grey radiograph that names someone: nobody's mouth. */
export const radio = (r: Radio = {}): Buffer =>
  ecrireP10(jeuDe(r), '1.2.840.10008.1.2.1', { vr: 'OB', natifs: pointsDe(r) });

/** The same in JPEG baseline. */
export async function radioJpeg(r: Radio = {}): Promise<Buffer> {
  const raw = { width: COTE, height: COTE, channels: 1 } as const;
  const jpeg = await sharp(pointsDe(r), { raw }).toColourspace('b-w').jpeg().toBuffer();
  return ecrireP10(jeuDe(r), '1.2.840.10008.1.2.4.50', { encapsules: encapsuler(jpeg) });
}

function jeuDe(r: Radio): JeuDicom {
  return {
    '00080005': el('CS', 'ISO_IR 192'),
    '00080016': el('UI', '1.2.840.10008.5.1.4.1.1.1.3'),
    '00080018': el('UI', r.sop ?? nouvelUid()),
    '00080020': el('DA', '20260203'),
    '00080060': el('CS', 'IO'),
    '00081030': el('LO', 'Contrôle'),
    '00100010': el('PN', { Alphabetic: r.nom ?? 'LEFEVRE^JEANNE' }),
    '00100020': el('LO', r.identifiant ?? 'P-1'),
    '00100021': el('LO', r.emetteur ?? 'CABINET'),
    '00100030': el('DA', r.naissance ?? '19380412'),
    '00100040': el('CS', r.sexe ?? 'F'),
    '0020000D': el('UI', r.etude ?? nouvelUid()),
    '0020000E': el('UI', r.serie ?? nouvelUid()),
    '00200013': el('IS', 1),
    '00280002': el('US', 1),
    '00280004': el('CS', 'MONOCHROME2'),
    '00280010': el('US', COTE),
    '00280011': el('US', COTE),
    '00280100': el('US', 8),
    '00280101': el('US', 8),
    '00280102': el('US', 7),
    '00280103': el('US', 0),
    ...r.jeu,
  };
}

export const FRONTIERE = 'essai-frontiere';

export const enMultipart = (...fichiers: readonly Buffer[]): Buffer =>
  Buffer.concat([
    ...fichiers.flatMap((fichier) => [
      Buffer.from(`--${FRONTIERE}\r\nContent-Type: application/dicom\r\n\r\n`),
      fichier,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${FRONTIERE}--\r\n`),
  ]);

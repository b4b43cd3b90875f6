import { createRequire } from 'node:module';
import type { DataSet } from 'dicom-parser';
import { resumeDe } from '../images/dicom.ts';
import {
  cadresCodes,
  decoderCadre,
  estNative,
  type Grille,
  grilleDe,
  octetsRendus,
  PIXELS,
} from '../images/dicom-cadres.ts';
import { ecrirePixels, elementDe, LONGS } from './ecriture-p10.ts';
import { analyser } from './examen.ts';
import { enArrayBuffer } from './jeu.ts';
import { EXPLICITE, GROS_BOUTISTE } from './syntaxes.ts';

const require = createRequire(import.meta.url);
/** Decoded points of one file: what a panoramic or a film of a few seconds takes. */
const DECODES_MAX = 256_000_000;

/**
 * The same file in explicit VR little endian, every element as it was but those that say how the pixels are laid out; undefined when
 * its pixels cannot be decoded here.
 *
 * @source DICOM PS3.5 §A.2, PS3.18 §8.7.3 (the transfer syntax that every client reads)
 */
export async function transcoder(octets: Buffer): Promise<Buffer | undefined> {
  const donnees = analyser(octets);
  const grille = grilleDe(donnees);
  if (grille.syntaxe === EXPLICITE) return octets;
  if (estNative(grille.syntaxe)) return recrire(octets, grille);
  const decodes = await cadresDecodes(donnees, grille);
  if (!decodes) return undefined;
  return Buffer.concat([
    ...enTete(octets, donnees, grille),
    ecrirePixels({ vr: vrDe(grille), natifs: decodes }),
  ]);
}

/** Every frame of a file, decoded, one after the other. */
export async function cadresDecodes(donnees: DataSet, grille: Grille): Promise<Buffer | undefined> {
  const { images } = resumeDe(donnees);
  if (images * octetsRendus(grille) > DECODES_MAX) return undefined;
  const cadres: Buffer[] = [];
  for (const cadre of cadresCodes(donnees, grille, images))
    cadres.push(await decoderCadre(cadre, grille, donnees));
  return Buffer.concat(cadres);
}

const vrDe = ({ alloues, espace }: Grille) => (alloues > 8 && espace !== 'PALETTE COLOR' ? 'OW' : 'OB');

/** Everything before the pixels. Compressed files are in explicit VR little endian already: their elements are copied as they stand. */
function enTete(octets: Buffer, donnees: DataSet, grille: Grille): Buffer[] {
  const lus = Object.values(donnees.elements).map(({ tag, vr = 'UN', dataOffset }) => ({
    tag: tag.slice(1).toUpperCase(),
    debut: dataOffset - (LONGS.has(vr) ? 12 : 8),
  }));
  const rangs = lus.toSorted((a, b) => a.debut - b.debut);
  const morceaux = new Map(
    rangs
      .map(({ tag, debut }, rang) => [tag, octets.subarray(debut, rangs[rang + 1]?.debut)] as const)
      .filter(([tag]) => `x${tag.toLowerCase()}` !== PIXELS && tag < '7FE00010'),
  );
  for (const [tag, element] of remplaces(grille)) morceaux.set(tag, element);
  morceaux.delete('00020000');
  const dansLOrdre = [...morceaux].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const meta = Buffer.concat(dansLOrdre.filter(([tag]) => tag < '00030000').map(([, e]) => e));
  return [
    Buffer.alloc(128),
    Buffer.from('DICM'),
    elementDe('00020000', 'UL', meta.length),
    meta,
    ...dansLOrdre.filter(([tag]) => tag >= '00030000').map(([, e]) => e),
  ];
}

function remplaces({ canaux, espace }: Grille): readonly (readonly [string, Buffer])[] {
  const couleur = canaux === 3 || espace === 'PALETTE COLOR';
  return [
    ['00020010', elementDe('00020010', 'UI', EXPLICITE)],
    ...(couleur
      ? ([
          ['00280002', elementDe('00280002', 'US', 3)],
          ['00280004', elementDe('00280004', 'CS', 'RGB')],
          ['00280006', elementDe('00280006', 'US', 0)],
          ...(espace === 'PALETTE COLOR' ? HUIT_BITS : []),
        ] as const)
      : []),
  ];
}

const HUIT_BITS = [
  ['00280100', elementDe('00280100', 'US', 8)],
  ['00280101', elementDe('00280101', 'US', 8)],
  ['00280102', elementDe('00280102', 'US', 7)],
] as const;

/** Plain pixels under another writing of the elements: the library knows the dictionary that implicit VR asks for. */
function recrire(octets: Buffer, { syntaxe, alloues }: Grille): Buffer | undefined {
  const dcmjs: typeof import('dcmjs') = require('dcmjs');
  dcmjs.log.setLevel?.('silent');
  const lu = dcmjs.data.DicomMessage.readFile(enArrayBuffer(octets), { ignoreErrors: true });
  const pixels = lu.dict['7FE00010']?.Value?.[0];
  if (!(pixels instanceof ArrayBuffer)) return undefined;
  if (syntaxe === GROS_BOUTISTE && alloues > 8) Buffer.from(pixels).swap16();
  lu.meta['00020010'] = { vr: 'UI', Value: [EXPLICITE] };
  return Buffer.from(lu.write({ allowInvalidVRLength: true }));
}

import { createRequire } from 'node:module';
import { type ElementDicom, el, type JeuDicom } from '@orapont/domain/imagerie/jeu-dicom';

const require = createRequire(import.meta.url);
/** Longer values are not said in metadata: tables of colours stay, thumbnails and private blocks do not. */
const BINAIRE_MAX = 140_000;
const PROFONDEUR_MAX = 12;

type Brut = { readonly vr?: string; readonly Value?: readonly unknown[] };

/** The header of a file in the JSON model: without pixels, without private elements, texts in Unicode. */
export function jeuDe(octets: Buffer): JeuDicom {
  const dcmjs: typeof import('dcmjs') = require('dcmjs');
  dcmjs.log.setLevel?.('silent');
  const { dict } = dcmjs.data.DicomMessage.readFile(enArrayBuffer(octets), { ignoreErrors: true });
  return { ...nettoyer(dict as Readonly<Record<string, Brut>>, 0), '00080005': el('CS', 'ISO_IR 192') };
}

/** A copy of its own: the buffers of Node share theirs. */
export const enArrayBuffer = (octets: Buffer): ArrayBuffer => new Uint8Array(octets).buffer;

function nettoyer(dict: Readonly<Record<string, Brut>>, profondeur: number): JeuDicom {
  const sortie: Record<string, ElementDicom> = {};
  for (const [tag, brut] of Object.entries(dict)) {
    if (!/^[0-9A-F]{8}$/i.test(tag) || /^(?:7FE0|0002|FFFC)/i.test(tag) || estPrive(tag)) continue;
    const element = unElement(brut, profondeur);
    if (element) sortie[tag.toUpperCase()] = element;
  }
  return sortie;
}

const estPrive = (tag: string) => Number.parseInt(tag.slice(0, 4), 16) % 2 === 1;

function unElement({ vr = 'UN', Value = [] }: Brut, profondeur: number): ElementDicom | undefined {
  if (vr === 'SQ') {
    if (profondeur >= PROFONDEUR_MAX) return undefined;
    const items = Value.filter((item) => typeof item === 'object' && item !== null);
    return items.length === 0
      ? { vr }
      : { vr, Value: items.map((item) => nettoyer(item as Record<string, Brut>, profondeur + 1)) };
  }
  const [premiere] = Value;
  if (premiere instanceof ArrayBuffer || ArrayBuffer.isView(premiere)) return enBase64(vr, premiere);
  const valeurs = Value.map(uneValeur(vr)).filter((valeur) => valeur !== null);
  return valeurs.length === 0 ? { vr } : { vr, Value: valeurs };
}

function enBase64(vr: string, octets: ArrayBuffer | ArrayBufferView): ElementDicom | undefined {
  if (octets.byteLength > BINAIRE_MAX) return undefined;
  const tampon = ArrayBuffer.isView(octets)
    ? Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength)
    : Buffer.from(octets);
  return { vr, InlineBinary: tampon.toString('base64') };
}

const NOMBRES = new Set(['US', 'SS', 'UL', 'SL', 'FL', 'FD', 'IS', 'DS']);

const uneValeur = (vr: string) => (valeur: unknown) => {
  if (valeur === null || valeur === undefined || valeur === '') return null;
  if (vr === 'PN') return { Alphabetic: lettres(valeur) };
  if (vr === 'AT') return Number(valeur).toString(16).toUpperCase().padStart(8, '0');
  return NOMBRES.has(vr) ? unNombre(valeur) : unTexte(valeur);
};

const unNombre = (valeur: unknown) => (Number.isFinite(Number(valeur)) ? Number(valeur) : null);

const unTexte = (valeur: unknown) =>
  typeof valeur === 'string' || typeof valeur === 'number' ? String(valeur) : null;

function lettres(valeur: unknown): string {
  const brut = Array.isArray(valeur) ? valeur[0] : valeur;
  if (typeof brut === 'string') return brut.split('=')[0] ?? '';
  const { Alphabetic } = (brut ?? {}) as { Alphabetic?: unknown };
  return typeof Alphabetic === 'string' ? Alphabetic : '';
}

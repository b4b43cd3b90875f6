import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const GRAISSES = [
  '400Regular/AtkinsonHyperlegibleNext_400Regular',
  '400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic',
  '600SemiBold/AtkinsonHyperlegibleNext_600SemiBold',
  '700Bold/AtkinsonHyperlegibleNext_700Bold',
] as const;

/** The static TTF files of the document. Typst ignores woff2 and variable fonts. */
export function lirePolices(): Buffer[] {
  const { resolve } = createRequire(import.meta.url);
  return GRAISSES.map((graisse) =>
    readFileSync(resolve(`@expo-google-fonts/atkinson-hyperlegible-next/${graisse}.ttf`)),
  );
}

/**
 * Characters that every weight can draw, read from the `cmap` table (format 4, the only one in these files).
 * PDF/A forbids a missing glyph, so what is not here must be written otherwise before it reaches Typst.
 *
 * @source OpenType 1.9, `cmap`, « Format 4 »
 */
export function caracteresDessinables(polices: Buffer[]): ReadonlySet<number> {
  const [premiere = new Set<number>(), ...autres] = polices.map(lireCmap);
  return autres.reduce((communs, autre) => communs.intersection(autre), premiere);
}

function lireCmap(police: Buffer): Set<number> {
  const debut = trouverFormat4(police);
  const segments = police.readUInt16BE(debut + 6) / 2;
  const fins = debut + 14;
  const departs = fins + 2 * segments + 2;
  const caracteres = new Set<number>();
  for (let i = 0; i < segments; i++) {
    const fin = police.readUInt16BE(fins + 2 * i);
    for (let c = police.readUInt16BE(departs + 2 * i); c <= fin && c < 0xffff; c++) {
      if (glyphe(police, departs, segments, i, c) !== 0) caracteres.add(c);
    }
  }
  return caracteres;
}

function glyphe(police: Buffer, departs: number, segments: number, i: number, c: number): number {
  const deltas = departs + 2 * segments;
  const position = deltas + 2 * segments + 2 * i;
  const decalage = police.readUInt16BE(position);
  const delta = police.readUInt16BE(deltas + 2 * i);
  if (decalage === 0) return (c + delta) & 0xffff;
  const brut = police.readUInt16BE(position + decalage + 2 * (c - police.readUInt16BE(departs + 2 * i)));
  return brut === 0 ? 0 : (brut + delta) & 0xffff;
}

function trouverFormat4(police: Buffer): number {
  const cmap = trouverTable(police, 'cmap');
  for (let i = 0; i < police.readUInt16BE(cmap + 2); i++) {
    const sousTable = cmap + police.readUInt32BE(cmap + 4 + 8 * i + 4);
    if (police.readUInt16BE(sousTable) === 4) return sousTable;
  }
  throw new Error('no cmap of format 4 in this font');
}

function trouverTable(police: Buffer, nom: string): number {
  for (let i = 0; i < police.readUInt16BE(4); i++) {
    const entree = 12 + 16 * i;
    if (police.toString('latin1', entree, entree + 4) === nom) return police.readUInt32BE(entree + 8);
  }
  throw new Error(`no table ${nom} in this font`);
}

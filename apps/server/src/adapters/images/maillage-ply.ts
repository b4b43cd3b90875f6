import type { Maillage } from './maillage-sommets.ts';
import { ImageRefusee } from './rejet.ts';

type Type = 'i1' | 'u1' | 'i2' | 'u2' | 'i4' | 'u4' | 'f4' | 'f8';
type Propriete = { readonly nom: string; readonly type: Type; readonly compte: Type | undefined };
type Ensemble = { readonly nom: string; readonly combien: number; readonly proprietes: Propriete[] };
type Tete = { readonly forme: string; readonly ensembles: readonly Ensemble[]; readonly corps: number };

const TYPES: Readonly<Record<string, Type>> = {
  char: 'i1',
  int8: 'i1',
  uchar: 'u1',
  uint8: 'u1',
  short: 'i2',
  int16: 'i2',
  ushort: 'u2',
  uint16: 'u2',
  int: 'i4',
  int32: 'i4',
  uint: 'u4',
  uint32: 'u4',
  float: 'f4',
  float32: 'f4',
  double: 'f8',
  float64: 'f8',
};
const TETE_MAX = 16_384;
const COMBIEN_MAX = 12_000_000;

/** @source Stanford PLY 1.0: ASCII, binary little endian and binary big endian */
export function lirePly(octets: Buffer): Maillage {
  const tete = lireTete(octets);
  const lire = tete.forme === 'ascii' ? lecteurTexte(octets, tete.corps) : lecteurBinaire(octets, tete);
  let sommets = new Float32Array(0);
  let couleurs: Uint8Array | null = null;
  let faces = new Uint32Array(0);
  for (const ensemble of tete.ensembles) {
    if (ensemble.nom === 'vertex') ({ sommets, couleurs } = lireSommets(ensemble, lire));
    else if (ensemble.nom === 'face') faces = lireFaces(ensemble, lire);
    else passer(ensemble, lire);
  }
  return { sommets, couleurs, faces };
}

type Lire = (type: Type) => number;

function lireTete(octets: Buffer): Tete {
  const texte = octets.toString('latin1', 0, TETE_MAX);
  const fin = /\bend_header\r?\n/.exec(texte);
  if (!fin) throw new ImageRefusee('MAILLAGE_ILLISIBLE');
  const ensembles: Ensemble[] = [];
  let forme = '';
  for (const ligne of texte.slice(0, fin.index).split(/\r?\n/)) {
    const [mot, a = '', b = '', c = '', d = ''] = ligne.trim().split(/\s+/);
    if (mot === 'format') forme = a;
    else if (mot === 'element') ensembles.push({ nom: a, combien: nombreSur(b), proprietes: [] });
    else if (mot === 'property')
      ensembles
        .at(-1)
        ?.proprietes.push(
          a === 'list'
            ? { nom: d, type: typeSur(c), compte: typeSur(b) }
            : { nom: b, type: typeSur(a), compte: undefined },
        );
  }
  if (!/^(ascii|binary_little_endian|binary_big_endian)$/.test(forme))
    throw new ImageRefusee('MAILLAGE_ILLISIBLE');
  return { forme, ensembles, corps: fin.index + fin[0].length };
}

function nombreSur(texte: string): number {
  const nombre = Number(texte);
  if (!Number.isSafeInteger(nombre) || nombre < 0 || nombre > COMBIEN_MAX)
    throw new ImageRefusee('MAILLAGE_ILLISIBLE');
  return nombre;
}

function typeSur(texte: string): Type {
  const type = TYPES[texte];
  if (!type) throw new ImageRefusee('MAILLAGE_ILLISIBLE');
  return type;
}

function lecteurTexte(octets: Buffer, corps: number): Lire {
  let ici = corps;
  return () => {
    while (ici < octets.length && (octets[ici] ?? 0) <= 0x20) ici += 1;
    const debut = ici;
    while (ici < octets.length && (octets[ici] ?? 0) > 0x20) ici += 1;
    if (debut === ici) throw new ImageRefusee('MAILLAGE_TRONQUE');
    return Number(octets.toString('latin1', debut, ici));
  };
}

const LONGUEURS = { i1: 1, u1: 1, i2: 2, u2: 2, i4: 4, u4: 4, f4: 4, f8: 8 } as const satisfies Record<
  Type,
  number
>;

function lecteurBinaire(octets: Buffer, { forme, corps }: Tete): Lire {
  const vue = new DataView(octets.buffer, octets.byteOffset, octets.length);
  const petit = forme === 'binary_little_endian';
  let ici = corps;
  const lecteurs: Readonly<Record<Type, (ou: number) => number>> = {
    i1: (ou) => vue.getInt8(ou),
    u1: (ou) => vue.getUint8(ou),
    i2: (ou) => vue.getInt16(ou, petit),
    u2: (ou) => vue.getUint16(ou, petit),
    i4: (ou) => vue.getInt32(ou, petit),
    u4: (ou) => vue.getUint32(ou, petit),
    f4: (ou) => vue.getFloat32(ou, petit),
    f8: (ou) => vue.getFloat64(ou, petit),
  };
  return (type) => {
    const ou = ici;
    ici += LONGUEURS[type];
    if (ici > octets.length) throw new ImageRefusee('MAILLAGE_TRONQUE');
    return lecteurs[type](ou);
  };
}

const AXES = ['x', 'y', 'z'];
const TONS = ['red', 'green', 'blue'];

function lireSommets({ combien, proprietes }: Ensemble, lire: Lire) {
  const sommets = new Float32Array(combien * 3);
  const peints = TONS.every((nom) => proprietes.some((propriete) => propriete.nom === nom));
  const couleurs = peints ? new Uint8Array(combien * 3) : null;
  const gestes = proprietes.map((propriete) => gesteDe(propriete, lire, { sommets, couleurs }));
  for (let i = 0; i < combien; i += 1) for (const geste of gestes) geste(3 * i);
  return { sommets, couleurs };
}

type Couches = { readonly sommets: Float32Array; readonly couleurs: Uint8Array | null };

/** What is done with one property of a point, at its place. */
function gesteDe(
  { nom, type, compte }: Propriete,
  lire: Lire,
  { sommets, couleurs }: Couches,
): (ou: number) => void {
  if (compte) return () => passerListe(lire, compte, type);
  const axe = AXES.indexOf(nom);
  if (axe >= 0)
    return (ou) => {
      sommets[ou + axe] = lire(type);
    };
  const ton = TONS.indexOf(nom);
  const echelle = type === 'f4' || type === 'f8' ? 255 : 1;
  if (ton >= 0 && couleurs)
    return (ou) => {
      couleurs[ou + ton] = lire(type) * echelle;
    };
  return () => {
    lire(type);
  };
}

/** Faces with more than three sides are cut in a fan. */
function lireFaces({ combien, proprietes }: Ensemble, lire: Lire): Uint32Array<ArrayBuffer> {
  let faces = new Uint32Array(combien * 3);
  let vers = 0;
  const poser = (a: number, b: number, c: number) => {
    if (vers + 3 > faces.length) {
      const plus = new Uint32Array(faces.length * 2 + 3);
      plus.set(faces);
      faces = plus;
    }
    faces.set([a, b, c], vers);
    vers += 3;
  };
  for (let i = 0; i < combien; i += 1)
    for (const { nom, type, compte } of proprietes) {
      if (!compte) lire(type);
      else if (/^vertex_ind(ex|ices)$/.test(nom)) eventail(lire, compte, type, poser);
      else passerListe(lire, compte, type);
    }
  return faces.slice(0, vers);
}

function eventail(
  lire: Lire,
  compte: Type,
  type: Type,
  poser: (a: number, b: number, c: number) => void,
): void {
  const cotes = lire(compte);
  if (!(cotes >= 0 && cotes <= 64)) throw new ImageRefusee('MAILLAGE_ILLISIBLE');
  const [premier = 0, ...suite] = Array.from({ length: cotes }, () => lire(type));
  for (let n = 0; n + 1 < suite.length; n += 1) poser(premier, suite[n] ?? 0, suite[n + 1] ?? 0);
}

function passerListe(lire: Lire, compte: Type, type: Type): void {
  for (let reste = lire(compte); reste > 0; reste -= 1) lire(type);
}

function passer({ combien, proprietes }: Ensemble, lire: Lire): void {
  for (let i = 0; i < combien; i += 1)
    for (const { type, compte } of proprietes) {
      if (compte) passerListe(lire, compte, type);
      else lire(type);
    }
}

import { ImageRefusee } from './rejet.ts';

export type Film = {
  readonly largeur: number;
  readonly hauteur: number;
  /** Seconds; null in a film recorded piece by piece. */
  readonly duree: number | null;
  /** Undefined when no track holds pictures that a browser reads. */
  readonly codec: string | undefined;
  /** Where tracks that are neither picture nor sound keep their samples. */
  readonly aVider: readonly (readonly [number, number])[];
};

type Boite = { readonly type: string; readonly debut: number; readonly corps: number; readonly fin: number };

const CODECS: Readonly<Record<string, string>> = {
  avc1: 'H.264',
  avc3: 'H.264',
  hvc1: 'H.265',
  hev1: 'H.265',
  av01: 'AV1',
  vp08: 'VP8',
  vp09: 'VP9',
};
/** Where people, places and devices are named; anywhere in the tree. */
const BAVARDES = new Set(['udta', 'meta', 'uuid', 'free', 'skip']);
const BRANCHES = new Set(['mdia', 'minf', 'stbl', 'edts', 'mvex', 'dinf']);

const ENFANTS_MAX = 5_000;

/** Reads the table of a film, and empties in place what is no part of its pictures or its sound. */
export function nettoyerMoov(moov: Buffer): Film {
  const toutes = boites(moov, 0, moov.length);
  const entete = toutes.find(({ type }) => type === 'mvhd');
  const duree = entete ? dureeDe(moov, entete) : null;
  const pistes = toutes
    .filter(({ type }) => type === 'trak')
    .map((boite) => ({ boite, sorte: sorteDe(moov, boite) }));
  const image = pistes.find(({ sorte }) => sorte === 'vide');
  const film = image ? pisteDe(moov, image.boite) : { largeur: 0, hauteur: 0, codec: undefined };
  const aVider = pistes
    .filter(({ sorte }) => !MONTREES.has(sorte))
    .flatMap(({ boite }) => plagesDe(moov, boite));
  const gardees = new Set(pistes.filter(({ sorte }) => MONTREES.has(sorte)).map(({ boite }) => boite));
  for (const boite of toutes) {
    if (gardees.has(boite)) tairePiste(moov, boite);
    else if (boite.type === 'mvex') vider(moov, boite, BAVARDES);
    else if (boite.type !== 'mvhd') effacer(moov, boite);
  }
  return { ...film, duree, aVider };
}

const MONTREES = new Set(['vide', 'soun']);

function boites(octets: Buffer, debut: number, fin: number): Boite[] {
  const lues: Boite[] = [];
  for (let ici = debut; ici + 8 <= fin; ) {
    let longueur = octets.readUInt32BE(ici);
    let corps = ici + 8;
    if (longueur === 1 && ici + 16 <= fin) {
      longueur = Number(octets.readBigUInt64BE(ici + 8));
      corps = ici + 16;
    } else if (longueur === 0) longueur = fin - ici;
    if (longueur < corps - ici || ici + longueur > fin) throw new ImageRefusee('VIDEO_COUPEE');
    if (lues.length > ENFANTS_MAX) throw new ImageRefusee('ILLISIBLE');
    lues.push({ type: octets.toString('latin1', ici + 4, ici + 8), debut: ici, corps, fin: ici + longueur });
    ici += longueur;
  }
  return lues;
}

function descendre(octets: Buffer, boite: Boite, ...chemin: readonly string[]): Boite | undefined {
  let ici: Boite | undefined = boite;
  for (const type of chemin)
    ici = ici && boites(octets, ici.corps, ici.fin).find((enfant) => enfant.type === type);
  return ici;
}

function vider(octets: Buffer, boite: Boite, types: ReadonlySet<string>): void {
  for (const enfant of boites(octets, boite.corps, boite.fin)) {
    if (types.has(enfant.type)) effacer(octets, enfant);
    else if (BRANCHES.has(enfant.type)) vider(octets, enfant, types);
  }
}

function effacer(octets: Buffer, { debut, corps, fin }: Boite): void {
  octets.write('free', debut + 4, 'latin1');
  octets.fill(0, corps, fin);
}

/** The name of a handler is free text: a device writes its own there. */
function tairePiste(octets: Buffer, piste: Boite): void {
  vider(octets, piste, BAVARDES);
  for (const chemin of [
    ['mdia', 'hdlr'],
    ['mdia', 'minf', 'hdlr'],
  ]) {
    const hdlr = descendre(octets, piste, ...chemin);
    if (hdlr && hdlr.fin > hdlr.corps + 24) octets.fill(0, hdlr.corps + 24, hdlr.fin);
  }
}

function sorteDe(octets: Buffer, piste: Boite): string {
  const hdlr = descendre(octets, piste, 'mdia', 'hdlr');
  return hdlr && hdlr.fin >= hdlr.corps + 12
    ? octets.toString('latin1', hdlr.corps + 8, hdlr.corps + 12)
    : '';
}

function dureeDe(octets: Buffer, { corps, fin }: Boite): number | null {
  const longue = octets[corps] === 1;
  if (fin - corps < (longue ? 32 : 20)) return null;
  const echelle = octets.readUInt32BE(corps + (longue ? 20 : 12));
  const unites = longue ? Number(octets.readBigUInt64BE(corps + 24)) : octets.readUInt32BE(corps + 16);
  return echelle > 0 && unites > 0 && unites < 0xffff_ffff ? unites / echelle : null;
}

function pisteDe(octets: Buffer, piste: Boite): Pick<Film, 'largeur' | 'hauteur' | 'codec'> {
  const tkhd = descendre(octets, piste, 'tkhd');
  const stsd = descendre(octets, piste, 'mdia', 'minf', 'stbl', 'stsd');
  const format =
    stsd && stsd.fin >= stsd.corps + 16 ? octets.toString('latin1', stsd.corps + 12, stsd.corps + 16) : '';
  if (!tkhd) return { largeur: 0, hauteur: 0, codec: CODECS[format] };
  const matrice = tkhd.corps + (octets[tkhd.corps] === 1 ? 52 : 40);
  if (tkhd.fin < matrice + 44) return { largeur: 0, hauteur: 0, codec: CODECS[format] };
  const [largeur, hauteur] = [
    octets.readUInt32BE(matrice + 36) >>> 16,
    octets.readUInt32BE(matrice + 40) >>> 16,
  ];
  // Held upright: the matrix turns the film by a quarter.
  const couche = octets.readInt32BE(matrice) === 0 && octets.readInt32BE(matrice + 4) !== 0;
  return couche
    ? { largeur: hauteur, hauteur: largeur, codec: CODECS[format] }
    : { largeur, hauteur, codec: CODECS[format] };
}

/** Where the samples of a track lie in the file. */
function plagesDe(octets: Buffer, piste: Boite): [number, number][] {
  const stbl = descendre(octets, piste, 'mdia', 'minf', 'stbl');
  const [stsz, stsc] = ['stsz', 'stsc'].map((type) => stbl && descendre(octets, stbl, type));
  const stco = stbl && (descendre(octets, stbl, 'stco') ?? descendre(octets, stbl, 'co64'));
  if (!(stsz && stsc && stco)) return [];
  const larges = stco.type === 'co64';
  const chunks = table(octets, stco, 4, larges ? 8 : 4, (ici) =>
    larges ? Number(octets.readBigUInt64BE(ici)) : octets.readUInt32BE(ici),
  );
  const lots = table(
    octets,
    stsc,
    4,
    12,
    (ici) => [octets.readUInt32BE(ici), octets.readUInt32BE(ici + 4)] as const,
  );
  const fixe = octets.readUInt32BE(stsz.corps + 4);
  const tailles = fixe === 0 ? table(octets, stsz, 8, 4, (ici) => octets.readUInt32BE(ici)) : [];
  let echantillon = 0;
  return chunks.map((debut, rang): [number, number] => {
    const [, parChunk = 0] = lots.findLast(([premier]) => premier <= rang + 1) ?? [];
    let fin = debut;
    // A count is a claim: no more samples than there are sizes.
    const combien = fixe > 0 ? 0 : Math.min(parChunk, tailles.length - echantillon);
    fin += fixe * parChunk;
    for (const taille of tailles.slice(echantillon, echantillon + combien)) fin += taille;
    echantillon += combien;
    return [debut, fin];
  });
}

/** Entries of a full box whose count stands `avant` bytes after its version. */
function table<T>(
  octets: Buffer,
  { corps, fin }: Boite,
  avant: number,
  pas: number,
  lire: (ici: number) => T,
): T[] {
  if (fin - corps < avant + 4) return [];
  const combien = Math.min(octets.readUInt32BE(corps + avant), Math.floor((fin - corps - avant - 4) / pas));
  return Array.from({ length: combien }, (_, rang) => lire(corps + avant + 4 + rang * pas));
}

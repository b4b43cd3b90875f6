import type { DataSet } from 'dicom-parser';
import { analyser } from './dicom.ts';
import { cadresCodes, decoderCadre, estNative, type Grille, grilleDe, PIXELS } from './dicom-cadres.ts';
import { decoder } from './sharp-borne.ts';

/** Below this many points the whole picture is drawn as fast. */
const POINTS_MIN = 4_000_000;
const IMPLICITE = '1.2.840.10008.1.2';
const EXPLICITE = '1.2.840.10008.1.2.1';
const JPEG_BASELINE = '1.2.840.10008.1.2.4.50';
/** Their header does not stand in the file as it is read. */
const AUTREMENT_ECRITES: ReadonlySet<string> = new Set(['1.2.840.10008.1.2.2', '1.2.840.10008.1.2.1.99']);

type Petite = { readonly valeurs: Buffer; readonly colonnes: number; readonly lignes: number };

/**
 * The same file with fewer points, to draw a preview from: its first frame, each value the mean of a block, under the header as it
 * stands, so that its window and its tables draw the small one as they would the whole. A JPEG is decoded small at once.
 *
 * @returns undefined when the whole is needed: a picture that is not large, a palette, values that are not where they usually are
 */
export async function reduire(octets: Buffer, cote: number): Promise<Buffer | undefined> {
  const { donnees } = analyser(octets);
  const grille = grilleDe(donnees);
  const facteur = Math.floor(Math.max(grille.lignes, grille.colonnes) / cote);
  if (facteur < 2 || grille.lignes * grille.colonnes < POINTS_MIN || !reductible(grille, donnees))
    return undefined;
  const [cadre] = cadresCodes(donnees, grille, 1);
  if (!cadre) return undefined;
  return recoudre(octets, donnees, grille, await rapetisser(cadre, grille, donnees, facteur));
}

const reductible = ({ espace, canaux, alloues, gardes, syntaxe }: Grille, donnees: DataSet): boolean =>
  !AUTREMENT_ECRITES.has(syntaxe) &&
  donnees.string('x00280008')?.trim() !== '0' &&
  (canaux === 3 ? alloues === 8 : canaux === 1 && espace.startsWith('MONOCHROME')) &&
  (alloues === 8 || alloues === 16) &&
  (donnees.uint16('x00280102') ?? gardes - 1) === gardes - 1;

async function rapetisser(cadre: Buffer, grille: Grille, donnees: DataSet, facteur: number): Promise<Petite> {
  const taille = {
    colonnes: Math.ceil(grille.colonnes / facteur),
    lignes: Math.ceil(grille.lignes / facteur),
  };
  if (grille.syntaxe === JPEG_BASELINE && (grille.canaux === 1 || grille.espace.startsWith('YBR_FULL')))
    return { ...taille, valeurs: await jpegReduit(cadre, grille, taille) };
  // Means are taken on the stored words: what decoding would do first is one more pass over all of them.
  const tel = estNative(grille.syntaxe) && grille.canaux === 1;
  const valeurs = tel ? cadre : await decoderCadre(cadre, grille, donnees);
  return { ...taille, valeurs: moyennes(valeurs, grille, facteur, taille) };
}

function jpegReduit(
  cadre: Buffer,
  { canaux }: Grille,
  { colonnes, lignes }: Omit<Petite, 'valeurs'>,
): Promise<Buffer> {
  return decoder(cadre, { failOn: 'warning' })
    .resize({ width: colonnes, height: lignes, fit: 'fill' })
    .toColourspace(canaux === 1 ? 'b-w' : 'srgb')
    .raw({ depth: 'uchar' })
    .toBuffer();
}

/** One value a block, the last ones of a row or of a column being smaller. */
function moyennes(valeurs: Buffer, grille: Grille, facteur: number, petite: Omit<Petite, 'valeurs'>): Buffer {
  const { colonnes, lignes, canaux, alloues } = grille;
  const mots = alloues === 16 ? enMots(valeurs) : valeurs;
  const blocs = Uint32Array.from(
    { length: colonnes * canaux },
    (_, i) => Math.floor(Math.floor(i / canaux) / facteur) * canaux + (i % canaux),
  );
  const sommes = new Float64Array(petite.colonnes * canaux);
  const parBloc = new Float64Array(sommes.length);
  for (const bloc of blocs) parBloc[bloc] = (parBloc[bloc] ?? 0) + 1;
  const sortie = Buffer.allocUnsafe(petite.lignes * sommes.length * (alloues / 8));
  for (let ligne = 0; ligne < petite.lignes; ligne += 1) {
    const [de, a] = [ligne * facteur, Math.min(lignes, (ligne + 1) * facteur)];
    sommes.fill(0);
    for (let y = de; y < a; y += 1)
      sommer(mots.subarray(y * blocs.length, (y + 1) * blocs.length), grille, blocs, sommes);
    const valeurDe = (somme: number, rang: number) => Math.round(somme / ((a - de) * (parBloc[rang] ?? 1)));
    poser(sortie, sommes.map(valeurDe), ligne, alloues);
  }
  return sortie;
}

function poser(sortie: Buffer, valeurs: Float64Array, ligne: number, alloues: number): void {
  for (const [rang, valeur] of valeurs.entries()) {
    const place = ligne * valeurs.length + rang;
    if (alloues === 16) sortie.writeUInt16LE(valeur & 0xffff, 2 * place);
    else sortie[place] = valeur;
  }
}

/** Adds a row to the sums of its blocks. Old machines keep overlays in the unused bits. */
function sommer(
  ligne: Uint8Array | Uint16Array,
  { gardes, signe }: Grille,
  blocs: Uint32Array,
  sommes: Float64Array,
): void {
  const marge = 32 - gardes;
  for (let i = 0; i < blocs.length; i += 1) {
    const mot = (ligne[i] ?? 0) << marge;
    const bloc = blocs[i] ?? 0;
    sommes[bloc] = (sommes[bloc] ?? 0) + (signe ? mot >> marge : mot >>> marge);
  }
}

/** Where they stand when the alignment allows it. */
function enMots(valeurs: Buffer): Uint16Array {
  const droits = valeurs.byteOffset % 2 === 0 ? valeurs : Buffer.from(new Uint8Array(valeurs).buffer);
  return new Uint16Array(droits.buffer, droits.byteOffset, droits.length >> 1);
}

/** The header as it stands, but for the size, the colours and the encoding of what follows it. */
function recoudre(octets: Buffer, donnees: DataSet, grille: Grille, petite: Petite): Buffer | undefined {
  const pixels = donnees.elements[PIXELS];
  if (!pixels) return undefined;
  const implicite = grille.syntaxe === IMPLICITE;
  const tete = Buffer.from(octets.subarray(0, pixels.dataOffset - (implicite ? 8 : 12)));
  const nombre = (tag: string, valeur: number) => {
    const element = donnees.elements[tag];
    if (element) tete.writeUInt16LE(valeur, element.dataOffset);
  };
  const mot = (tag: string, valeur: string, bourre: number): boolean => {
    const element = donnees.elements[tag];
    if (!element) return true;
    tete.fill(bourre, element.dataOffset, element.dataOffset + element.length);
    return tete.write(valeur, element.dataOffset, element.length, 'latin1') === valeur.length;
  };
  nombre('x00280010', petite.lignes);
  nombre('x00280011', petite.colonnes);
  const couleur = grille.canaux === 3;
  if (couleur) nombre('x00280006', 0);
  const ecrit =
    mot('x00280008', '1', 0x20) &&
    (!couleur || mot('x00280004', 'RGB', 0x20)) &&
    (estNative(grille.syntaxe) || mot('x00020010', EXPLICITE, 0));
  if (!ecrit) return undefined;
  const bourre = petite.valeurs.length % 2;
  const entete = Buffer.alloc(implicite ? 8 : 12);
  entete.writeUInt16LE(0x7fe0, 0);
  entete.writeUInt16LE(0x0010, 2);
  if (!implicite) entete.write(grille.alloues === 16 ? 'OW' : 'OB', 4, 'latin1');
  entete.writeUInt32LE(petite.valeurs.length + bourre, implicite ? 4 : 8);
  return Buffer.concat([tete, entete, petite.valeurs, Buffer.alloc(bourre)]);
}

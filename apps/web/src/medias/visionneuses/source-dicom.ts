import { cache, Enums, imageLoader, init, metaData, type Types } from '@cornerstonejs/core';
import type { TechniqueDicomT } from '@orapont/contract/media-technique';
import { enMonde, repereDe } from './repere-volume.ts';
import { bornes, enValeurs } from './valeurs-dicom.ts';

/** Where the values of a slice are fetched; the server has undone whatever compressed them. */
export type SourceDicom = {
  readonly cle: string;
  readonly technique: TechniqueDicomT;
  readonly adresse: (numero: number) => string;
};

const SCHEMA = 'orapont';
const sources = new Map<string, SourceDicom>();
let prete: Promise<void> | undefined;

/** One engine for all frames; loaded once, with the page's own loader: no decoder and no worker are needed. */
export function preparer(): Promise<void> {
  // One context is enough for the frames of a page: a browser takes them back past sixteen.
  prete ??= Promise.resolve(init({ rendering: { webGlContextCount: 1 }, debug: {} })).then(() => {
    imageLoader.registerImageLoader(SCHEMA, charger);
    metaData.addProvider(renseigner, 10_000);
  });
  return prete;
}

export const imageIdDe = ({ cle }: SourceDicom, numero: number): string => `${SCHEMA}:${cle}/${numero}`;

function sourceDe(imageId: string): { source: SourceDicom; numero: number } | undefined {
  const [, cle = '', numero = ''] = /^orapont:(.+)\/(\d+)$/.exec(imageId) ?? [];
  const source = sources.get(cle);
  return source && { source, numero: Number(numero) };
}

function charger(imageId: string): { promise: Promise<Types.IImage> } {
  return { promise: lireImage(imageId) };
}

async function lireImage(imageId: string): Promise<Types.IImage> {
  const trouve = sourceDe(imageId);
  if (!trouve) throw new Error('IMAGE_INCONNUE');
  const { technique, adresse } = trouve.source;
  const reponse = await fetch(adresse(trouve.numero));
  if (!reponse.ok) throw new Error('IMAGE_INDISPONIBLE');
  const valeurs = enValeurs(await reponse.arrayBuffer(), technique);
  const [min, max] = bornes(valeurs);
  const { x, y } = technique.espacement ?? { x: 1, y: 1 };
  const image = {
    imageId,
    minPixelValue: min,
    maxPixelValue: max,
    slope: 1,
    intercept: 0,
    windowCenter: technique.fenetre.centre,
    windowWidth: technique.fenetre.largeur,
    voiLUTFunction: Enums.VOILUTFunctionType.LINEAR,
    getPixelData: () => valeurs,
    rows: technique.lignes,
    columns: technique.colonnes,
    height: technique.lignes,
    width: technique.colonnes,
    color: technique.canaux === 3,
    rgba: false,
    numberOfComponents: technique.canaux,
    columnPixelSpacing: x,
    rowPixelSpacing: y,
    invert: false,
    sizeInBytes: valeurs.byteLength,
    dataType: valeurs.constructor.name,
    photometricInterpretation: technique.canaux === 3 ? 'RGB' : 'MONOCHROME2',
    imageFrame: {},
  };
  return image as unknown as Types.IImage;
}

/** What cornerstone asks of an image besides its values. */
function renseigner(type: string, imageId: string): unknown {
  const trouve = typeof imageId === 'string' ? sourceDe(imageId) : undefined;
  if (!trouve) return undefined;
  const { technique, cle } = trouve.source;
  switch (type) {
    case 'imagePixelModule':
      return pixels(technique);
    case 'generalSeriesModule':
      return { modality: 'OT', seriesInstanceUID: cle };
    case 'imagePlaneModule':
      return plan(trouve.source, trouve.numero);
    case 'voiLutModule':
      return { windowCenter: [technique.fenetre.centre], windowWidth: [technique.fenetre.largeur] };
    case 'modalityLutModule':
      return { rescaleSlope: 1, rescaleIntercept: 0 };
    default:
      return undefined;
  }
}

function pixels({ bits, signe, canaux, pente, ordonnee }: TechniqueDicomT) {
  const flottant = canaux === 1 && (pente !== 1 || ordonnee !== 0);
  const alloues = flottant ? 32 : bits;
  return {
    bitsAllocated: alloues,
    bitsStored: alloues,
    highBit: alloues - 1,
    samplesPerPixel: canaux,
    pixelRepresentation: signe || flottant ? 1 : 0,
    photometricInterpretation: canaux === 3 ? 'RGB' : 'MONOCHROME2',
  };
}

function plan({ technique, cle }: SourceDicom, numero: number) {
  const { ligne, colonne, x, y, pas } = repereDe(technique);
  return {
    frameOfReferenceUID: cle,
    rows: technique.lignes,
    columns: technique.colonnes,
    imageOrientationPatient: [...ligne, ...colonne],
    rowCosines: ligne,
    columnCosines: colonne,
    imagePositionPatient: enMonde(technique, [0, 0, numero]),
    sliceThickness: pas,
    sliceLocation: numero * pas,
    pixelSpacing: [y, x],
    rowPixelSpacing: y,
    columnPixelSpacing: x,
  };
}

export function retenir(source: SourceDicom): void {
  sources.set(source.cle, source);
}

/** Values of a person are not left in the memory of the page once her pictures are closed. */
export function oublier(source: SourceDicom): void {
  sources.delete(source.cle);
  for (let n = 0; n < source.technique.images; n += 1) {
    const id = imageIdDe(source, n);
    if (cache.getImageLoadObject(id)) cache.removeImageLoadObject(id);
  }
}

import {
  cache,
  Enums,
  getRenderingEngine,
  imageLoader,
  init,
  metaData,
  RenderingEngine,
  setVolumesForViewports,
  type Types,
  volumeLoader,
} from '@cornerstonejs/core';
import type { TechniqueDicomT } from '@orapont/contract/media-technique';
import type { PointImage } from '@orapont/domain/bouche/mesure';
import { enMonde, enPoints, type Lieu, repereDe } from './repere-volume.ts';

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
function preparer(): Promise<void> {
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

type Valeurs = Uint8Array | Int16Array | Uint16Array | Float32Array;

/** In the unit of the window: the file's slope and origin are applied here, once. */
function enValeurs(octets: ArrayBuffer, { bits, signe, pente, ordonnee, canaux }: TechniqueDicomT): Valeurs {
  const brutes =
    bits === 8 ? new Uint8Array(octets) : signe ? new Int16Array(octets) : new Uint16Array(octets);
  if (canaux === 3 || (pente === 1 && ordonnee === 0)) return brutes;
  return Float32Array.from(brutes, (valeur) => valeur * pente + ordonnee);
}

function bornes(valeurs: Valeurs): [number, number] {
  let [min, max] = [Infinity, -Infinity];
  for (const valeur of valeurs) {
    if (valeur < min) min = valeur;
    if (valeur > max) max = valeur;
  }
  return [min, max];
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

/** How a picture is drawn; nothing of it is kept. */
export type Reglages = {
  readonly fenetre: TechniqueDicomT['fenetre'];
  readonly inverse: boolean;
  readonly rotation: 0 | 90 | 180 | 270;
  readonly retourne: boolean;
};

/** Pixels of the frame, from its upper left corner. */
export type PointCadre = { readonly x: number; readonly y: number };

export type MoteurDicom = {
  montrer(numero: number): Promise<void>;
  regler(reglages: Reglages): void;
  zoomer(facteur: number): void;
  deplacer(dx: number, dy: number): void;
  cadrer(): void;
  /** From the picture (0 to 1 on each side) to pixels of the frame. */
  versCadre(point: PointImage): PointCadre;
  versImage(point: PointCadre): PointImage;
  detruire(): void;
};

let rang = 0;

/** A frame that shows one slice at a time. */
export async function ouvrirPile(
  element: HTMLDivElement,
  source: SourceDicom,
  evenements: { readonly onVue: () => void },
): Promise<MoteurDicom> {
  await preparer();
  sources.set(source.cle, source);
  rang += 1;
  const id = `pile-${rang}`;
  const moteur = new RenderingEngine(id);
  moteur.enableElement({ viewportId: id, type: Enums.ViewportType.STACK, element });
  const vue = moteur.getViewport(id) as Types.IStackViewport;
  const ids = Array.from({ length: source.technique.images }, (_, n) => imageIdDe(source, n));
  await vue.setStack(ids, 0);
  const observateur = suivreTaille(element, id);
  element.addEventListener(Enums.Events.IMAGE_RENDERED, evenements.onVue);
  const { technique } = source;

  return {
    async montrer(numero) {
      await vue.setImageIdIndex(numero);
      vue.render();
    },
    regler(reglages) {
      appliquer(vue, technique, reglages);
      vue.setViewPresentation({ rotation: reglages.rotation, flipHorizontal: reglages.retourne });
      vue.render();
    },
    zoomer(facteur) {
      vue.setZoom(Math.max(0.5, Math.min(20, vue.getZoom() * facteur)));
      vue.render();
    },
    deplacer(dx, dy) {
      const [a, b] = vue.getPan();
      vue.setPan([a + dx, b + dy]);
      vue.render();
    },
    cadrer() {
      vue.resetCamera();
      vue.render();
    },
    versCadre({ x, y }) {
      // Points have a width: the picture begins half of one before the middle of the first.
      const monde = enMonde(technique, [
        x * technique.colonnes - 0.5,
        y * technique.lignes - 0.5,
        vue.getCurrentImageIdIndex(),
      ]);
      const [cx, cy] = vue.worldToCanvas(monde);
      return { x: cx, y: cy };
    },
    versImage({ x, y }) {
      const [colonne, ligne] = enPoints(technique, vue.canvasToWorld([x, y]));
      return { x: (colonne + 0.5) / technique.colonnes, y: (ligne + 0.5) / technique.lignes };
    },
    detruire() {
      observateur.disconnect();
      element.removeEventListener(Enums.Events.IMAGE_RENDERED, evenements.onVue);
      moteur.destroy();
      oublier(source);
    },
  };
}

function appliquer(
  vue: Types.IStackViewport | Types.IVolumeViewport,
  technique: TechniqueDicomT,
  reglages: Reglages,
): void {
  const { centre, largeur } = reglages.fenetre;
  vue.setProperties({
    ...(technique.canaux === 1
      ? { voiRange: { lower: centre - largeur / 2, upper: centre + largeur / 2 } }
      : {}),
    invert: technique.canaux === 1 && technique.inverse !== reglages.inverse,
  });
}

function suivreTaille(element: HTMLElement, id: string): ResizeObserver {
  const observateur = new ResizeObserver(() => getRenderingEngine(id)?.resize(true, true));
  observateur.observe(element);
  return observateur;
}

/** Values of a person are not left in the memory of the page once her pictures are closed. */
function oublier({ cle, technique }: SourceDicom): void {
  sources.delete(cle);
  for (let n = 0; n < technique.images; n += 1) {
    const id = `${SCHEMA}:${cle}/${n}`;
    if (cache.getImageLoadObject(id)) cache.removeImageLoadObject(id);
  }
}

export const PLANS = ['AXIALE', 'CORONALE', 'SAGITTALE'] as const;
export type Plan = (typeof PLANS)[number];
const ORIENTATIONS = {
  AXIALE: Enums.OrientationAxis.AXIAL,
  CORONALE: Enums.OrientationAxis.CORONAL,
  SAGITTALE: Enums.OrientationAxis.SAGITTAL,
} as const satisfies Record<Plan, Enums.OrientationAxis>;

export type MoteurCoupes = {
  viser(lieu: Lieu): void;
  regler(reglages: Pick<Reglages, 'fenetre' | 'inverse'>): void;
  zoomer(facteur: number): void;
  cadrer(): void;
  versCadre(plan: Plan, lieu: Lieu): { readonly x: number; readonly y: number };
  versVolume(plan: Plan, x: number, y: number): Lieu;
  detruire(): void;
};

/** Drawing three planes of a volume asks for WebGL, be it in software. */
export const peutTroisPlans = (): boolean => document.createElement('canvas').getContext('webgl2') !== null;

/** The same volume cut in three planes that cross where the reader looks. */
export async function ouvrirTroisPlans(
  elements: Readonly<Record<Plan, HTMLDivElement>>,
  source: SourceDicom,
  evenements: { readonly onVue: () => void; readonly onAvance: (faites: number) => void },
): Promise<MoteurCoupes> {
  await preparer();
  sources.set(source.cle, source);
  const { technique } = source;
  const ids = Array.from({ length: technique.images }, (_, n) => imageIdDe(source, n));
  await chargerTout(ids, evenements.onAvance);
  rang += 1;
  const id = `plans-${rang}`;
  const volumeId = `${SCHEMA}-volume:${source.cle}`;
  volumeLoader.createAndCacheVolumeFromImagesSync(volumeId, ids);
  const moteur = new RenderingEngine(id);
  const vueDe = (plan: Plan) => moteur.getViewport(`${id}-${plan}`) as Types.IVolumeViewport;
  moteur.setViewports(
    PLANS.map((plan) => ({
      viewportId: `${id}-${plan}`,
      type: Enums.ViewportType.ORTHOGRAPHIC,
      element: elements[plan],
      defaultOptions: { orientation: ORIENTATIONS[plan] },
    })),
  );
  await setVolumesForViewports(
    moteur,
    [{ volumeId }],
    PLANS.map((plan) => `${id}-${plan}`),
  );
  const observateurs = PLANS.map((plan) => suivreTaille(elements[plan], id));
  for (const plan of PLANS) elements[plan].addEventListener(Enums.Events.IMAGE_RENDERED, evenements.onVue);

  return {
    viser(lieu) {
      for (const plan of PLANS) vueDe(plan).jumpToWorld([...lieu]);
      moteur.render();
    },
    regler({ fenetre, inverse }) {
      for (const plan of PLANS)
        appliquer(vueDe(plan), technique, { fenetre, inverse, rotation: 0, retourne: false });
      moteur.render();
    },
    zoomer(facteur) {
      for (const plan of PLANS)
        vueDe(plan).setZoom(Math.max(0.5, Math.min(12, vueDe(plan).getZoom() * facteur)));
      moteur.render();
    },
    cadrer() {
      for (const plan of PLANS) vueDe(plan).resetCamera();
      moteur.render();
    },
    versCadre(plan, lieu) {
      const [cx, cy] = vueDe(plan).worldToCanvas([...lieu]);
      return { x: cx, y: cy };
    },
    versVolume(plan, cx, cy) {
      return vueDe(plan).canvasToWorld([cx, cy]);
    },
    detruire() {
      for (const observateur of observateurs) observateur.disconnect();
      for (const plan of PLANS)
        elements[plan].removeEventListener(Enums.Events.IMAGE_RENDERED, evenements.onVue);
      moteur.destroy();
      cache.removeVolumeLoadObject(volumeId);
      oublier(source);
    },
  };
}

/** Six at a time: a volume is hundreds of slices. */
async function chargerTout(ids: readonly string[], onAvance: (faites: number) => void): Promise<void> {
  let suivante = 0;
  let faites = 0;
  const tirer = async () => {
    while (suivante < ids.length) {
      const id = ids[suivante] ?? '';
      suivante += 1;
      await imageLoader.loadAndCacheImage(id);
      faites += 1;
      onAvance(faites);
    }
  };
  await Promise.all(Array.from({ length: 6 }, tirer));
}

import {
  cache,
  Enums,
  imageLoader,
  RenderingEngine,
  setVolumesForViewports,
  type Types,
  volumeLoader,
} from '@cornerstonejs/core';
import {
  appliquer,
  deplacer,
  type PointCadre,
  type Reglages,
  suivreTaille,
  zoomerAutour,
} from './moteurDicom.ts';
import type { Lieu } from './repere-volume.ts';
import { imageIdDe, oublier, preparer, retenir, type SourceDicom } from './source-dicom.ts';

let rang = 0;

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
  /** One plane alone: the others stay where they look. */
  pincer(plan: Plan, facteur: number, dx: number, dy: number, autour: PointCadre): void;
  cadrer(): void;
  versCadre(plan: Plan, lieu: Lieu): PointCadre;
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
  retenir(source);
  const { technique } = source;
  const ids = Array.from({ length: technique.images }, (_, n) => imageIdDe(source, n));
  await chargerTout(ids, evenements.onAvance);
  rang += 1;
  const id = `plans-${rang}`;
  const volumeId = `volume:${source.cle}`;
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
  redessiner(moteur, elements.SAGITTALE);

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
      for (const plan of PLANS) zoomerAutour(vueDe(plan), facteur);
      moteur.render();
    },
    pincer(plan, facteur, dx, dy, autour) {
      zoomerAutour(vueDe(plan), facteur, autour);
      deplacer(vueDe(plan), dx, dy);
      vueDe(plan).render();
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

/** The plane that is drawn first may miss slices that reach the graphic card while it is drawn: once all are, once more. */
function redessiner(moteur: RenderingEngine, derniere: HTMLElement): void {
  derniere.addEventListener(
    Enums.Events.IMAGE_RENDERED,
    () =>
      requestAnimationFrame(() => {
        if (!moteur.hasBeenDestroyed) moteur.render();
      }),
    { once: true },
  );
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

import { Enums, getRenderingEngine, RenderingEngine, type Types } from '@cornerstonejs/core';
import type { TechniqueDicomT } from '@orapont/contract/media-technique';
import type { PointImage } from '@orapont/domain/bouche/mesure';
import { enMonde, enPoints } from './repere-volume.ts';
import { imageIdDe, oublier, preparer, retenir, type SourceDicom } from './source-dicom.ts';

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
  /** Around a point of the frame, its middle unless told. */
  zoomer(facteur: number, autour?: PointCadre | null): void;
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
  retenir(source);
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
    zoomer(facteur, autour) {
      zoomerAutour(vue, facteur, autour);
      vue.render();
    },
    deplacer(dx, dy) {
      deplacer(vue, dx, dy);
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

type Cadre = Types.IStackViewport | Types.IVolumeViewport;

/** What is under the fingers stays under them. */
export function zoomerAutour(vue: Cadre, facteur: number, autour?: PointCadre | null): void {
  const tenu = autour && vue.canvasToWorld([autour.x, autour.y]);
  vue.setZoom(Math.max(0.5, Math.min(20, vue.getZoom() * facteur)));
  if (!tenu) return;
  const [x, y] = vue.worldToCanvas(tenu);
  deplacer(vue, autour.x - x, autour.y - y);
}

export function deplacer(vue: Cadre, dx: number, dy: number): void {
  const [a, b] = vue.getPan();
  vue.setPan([a + dx, b + dy]);
}

/** Window and light of one frame. */
export function appliquer(vue: Cadre, technique: TechniqueDicomT, reglages: Reglages): void {
  const { centre, largeur } = reglages.fenetre;
  vue.setProperties({
    ...(technique.canaux === 1
      ? { voiRange: { lower: centre - largeur / 2, upper: centre + largeur / 2 } }
      : {}),
    invert: technique.canaux === 1 && technique.inverse !== reglages.inverse,
  });
}

export function suivreTaille(element: HTMLElement, id: string): ResizeObserver {
  const observateur = new ResizeObserver(() => getRenderingEngine(id)?.resize(true, true));
  observateur.observe(element);
  return observateur;
}

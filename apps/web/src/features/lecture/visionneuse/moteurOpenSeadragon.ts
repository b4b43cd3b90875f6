import OpenSeadragon from 'openseadragon';
import type { Couleur } from './lumiere.ts';
import type { ImageDeLecture, PointImage, Reglages } from './modele.ts';
import {
  type CreerMoteur,
  type EvenementsMoteur,
  matriceDepuisCoins,
  type PointCadre,
  type Vue,
} from './moteur.ts';

/** Past this many screen pixels for one pixel of the reading size, the original is worth fetching. */
const SEUIL_DEFINITION = 1.1;

/** How close a pin is shown, in screens of the whole picture, and half the side of the square whose colour is read. */
const ZOOM_REPERE = 2.5;
const DEMI_CARRE = 4;

/**
 * OpenSeadragon behind the `Moteur` port: plain canvas drawer (no GPU needed), no chrome, no keys of its own,
 * since every key of the reading room is declared in one place.
 */
export const creerMoteur: CreerMoteur = (element, evenements) => {
  devancerStyleInjecte();
  const viewer = OpenSeadragon({
    element,
    drawer: 'canvas',
    showNavigationControl: false,
    keyboardNavEnabled: false,
    tabIndex: -1,
    visibilityRatio: 0.6,
    constrainDuringPan: true,
    minZoomImageRatio: 0.8,
    maxZoomPixelRatio: 6,
    animationTime: 0.12,
    springStiffness: 12,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true, scrollToZoom: true },
    gestureSettingsTouch: {
      clickToZoom: false,
      dblClickToZoom: true,
      pinchToZoom: true,
      flickEnabled: false,
    },
  });
  // The reader's lamp is a filter of the frame (`--filtre`): bytes and canvas stay as recorded.
  viewer.drawer.canvas.style.filter = 'var(--filtre, none)';
  const suivi = {
    image: undefined as ImageDeLecture | undefined,
    reglages: undefined as Reglages | undefined,
    /** Following the other frame: what moves then is not told. */
    asservi: false,
  };
  const direVue = () => {
    if (!suivi.asservi && viewer.isOpen()) evenements.onVue(vueDe(viewer));
  };

  const publier = () => publierMatrice(viewer, suivi.image, evenements);
  viewer.addHandler('update-viewport', publier);
  viewer.addHandler('open', () => {
    if (suivi.reglages) poser(viewer, suivi.reglages);
    suivi.asservi = true;
    viewer.viewport.goHome(true);
    suivi.asservi = false;
    evenements.onEtat('affichee');
    publier();
  });
  viewer.addHandler('open-failed', () => evenements.onEtat('erreur'));
  viewer.addHandler('canvas-click', (event) => {
    if (!event.quick) return;
    const point = pointImage(viewer, suivi.image, event.position);
    if (point) evenements.onClic(point);
  });
  viewer.addHandler('zoom', () => completer(viewer, suivi.image, evenements));
  viewer.addHandler('zoom', direVue);
  viewer.addHandler('pan', direVue);

  return {
    ouvrir(image, reglages) {
      suivi.image = image;
      suivi.reglages = reglages;
      evenements.onEtat('chargement');
      evenements.onDefinition('lecture');
      viewer.open({ tileSource: { type: 'image', url: image.urlLecture } });
    },
    appliquer(reglages) {
      suivi.reglages = reglages;
      if (viewer.isOpen()) poser(viewer, reglages);
    },
    zoomer(facteur) {
      if (!viewer.isOpen()) return;
      viewer.viewport.zoomBy(facteur);
      viewer.viewport.applyConstraints();
    },
    deplacer(dx, dy) {
      if (!viewer.isOpen()) return;
      const sens = viewer.viewport.getFlip() ? -1 : 1;
      viewer.viewport.panBy(viewer.viewport.deltaPointsFromPixels(new OpenSeadragon.Point(dx * sens, dy)));
      viewer.viewport.applyConstraints();
    },
    cadrer() {
      if (viewer.isOpen()) viewer.viewport.goHome();
    },
    vue: () => (viewer.isOpen() ? vueDe(viewer) : undefined),
    suivre(vue) {
      if (!viewer.isOpen()) return;
      suivi.asservi = true;
      regarder(viewer, vue);
      suivi.asservi = false;
    },
    montrer({ x, y }) {
      if (!(viewer.isOpen() && suivi.image)) return;
      const { viewport } = viewer;
      viewport.zoomTo(Math.max(viewport.getZoom(false), viewport.getHomeZoom() * ZOOM_REPERE));
      viewport.panTo(new OpenSeadragon.Point(x, (y * suivi.image.hauteur) / suivi.image.largeur));
      viewport.applyConstraints();
    },
    couleur: (point) => (viewer.isOpen() ? couleurDe(viewer.drawer.canvas, point) : undefined),
    detruire() {
      viewer.destroy();
    },
  };
};

/** Where the frame is going, not where its animation stands. */
function vueDe({ viewport }: OpenSeadragon.Viewer): Vue {
  const cadre = viewport.getContainerSize();
  const milieu = viewport.pixelFromPoint(viewport.getHomeBounds().getCenter(), false);
  const sens = viewport.getFlip() ? -1 : 1;
  return {
    zoom: viewport.getZoom(false) / viewport.getHomeZoom(),
    x: (sens * (milieu.x - cadre.x / 2)) / cadre.x,
    y: (milieu.y - cadre.y / 2) / cadre.x,
  };
}

function regarder({ viewport }: OpenSeadragon.Viewer, { zoom, x, y }: Vue): void {
  const { x: largeur } = viewport.getContainerSize();
  const sens = viewport.getFlip() ? -1 : 1;
  viewport.zoomTo(viewport.getHomeZoom() * zoom);
  const ecart = viewport.deltaPointsFromPixels(
    new OpenSeadragon.Point(sens * x * largeur, y * largeur),
    false,
  );
  viewport.panTo(viewport.getHomeBounds().getCenter().minus(ecart));
}

function couleurDe(toile: Element, { x, y }: PointCadre): Couleur | undefined {
  if (!(toile instanceof HTMLCanvasElement)) return undefined;
  const echelle = toile.width / Math.max(1, toile.clientWidth);
  const cote = 2 * DEMI_CARRE + 1;
  const pixels = toile
    .getContext('2d')
    ?.getImageData(
      Math.round(x * echelle) - DEMI_CARRE,
      Math.round(y * echelle) - DEMI_CARRE,
      cote,
      cote,
    ).data;
  if (!pixels) return undefined;
  const somme = [0, 0, 0, 0] as [number, number, number, number];
  for (const [rang, valeur] of pixels.entries()) somme[(rang % 4) as 0] += valeur;
  const opaques = somme[3] / 255;
  // Outside the picture nothing is drawn.
  return opaques < 1 ? undefined : [somme[0] / opaques, somme[1] / opaques, somme[2] / opaques];
}

/** OpenSeadragon turns first and mirrors last; here the mirror is undone first, hence the sign. */
function poser(viewer: OpenSeadragon.Viewer, reglages: Reglages): void {
  viewer.viewport.setFlip(reglages.retourne);
  viewer.viewport.setRotation(reglages.retourne ? -reglages.rotation : reglages.rotation, true);
}

function publierMatrice(
  viewer: OpenSeadragon.Viewer,
  image: ImageDeLecture | undefined,
  evenements: EvenementsMoteur,
): void {
  if (!(image && viewer.isOpen())) return;
  const hauteur = image.hauteur / image.largeur;
  evenements.onMatrice(matriceDepuisCoins(coin(viewer, 0, 0), coin(viewer, 1, 0), coin(viewer, 0, hauteur)));
}

function coin(viewer: OpenSeadragon.Viewer, x: number, y: number): PointCadre {
  const { viewport } = viewer;
  const pixel = viewport.pixelFromPoint(new OpenSeadragon.Point(x, y), true);
  return { x: viewport.getFlip() ? viewport.getContainerSize().x - pixel.x : pixel.x, y: pixel.y };
}

function pointImage(
  viewer: OpenSeadragon.Viewer,
  image: ImageDeLecture | undefined,
  position: OpenSeadragon.Point,
): PointImage | undefined {
  if (!image) return undefined;
  const { viewport } = viewer;
  const x = viewport.getFlip() ? viewport.getContainerSize().x - position.x : position.x;
  const point = viewport.pointFromPixel(new OpenSeadragon.Point(x, position.y), true);
  return { x: point.x, y: (point.y * image.largeur) / image.hauteur };
}

/** Lays the original over the reading size once the reader looks closer than the latter can show. */
function completer(
  viewer: OpenSeadragon.Viewer,
  image: ImageDeLecture | undefined,
  evenements: EvenementsMoteur,
): void {
  if (!(image && viewer.isOpen()) || viewer.world.getItemCount() !== 1) return;
  const lecture = viewer.world.getItemAt(0);
  if (lecture.getContentSize().x >= image.largeur) return;
  if (lecture.viewportToImageZoom(viewer.viewport.getZoom()) < SEUIL_DEFINITION) return;
  viewer.addSimpleImage({
    url: image.urlOriginal,
    success: () => evenements.onDefinition('originale'),
  });
}

/** OpenSeadragon writes a style sheet for touch screens unless one is there: the page's policy refuses what it would write. */
function devancerStyleInjecte(): void {
  const marque = 'data-openseadragon-mobile-css';
  if (document.querySelector(`style[${marque}]`)) return;
  const vide = document.createElement('style');
  vide.setAttribute(marque, 'true');
  // Even an empty sheet needs the page's nonce.
  vide.nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
  document.head.append(vide);
}

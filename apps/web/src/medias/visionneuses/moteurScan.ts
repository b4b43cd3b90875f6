import {
  AmbientLight,
  Box3,
  BufferAttribute,
  BufferGeometry,
  Color,
  DirectionalLight,
  Mesh,
  MeshStandardMaterial,
  PerspectiveCamera,
  Scene,
  Spherical,
  Vector3,
  WebGLRenderer,
} from 'three';
import { lireScan } from './scan-ply.ts';

export type VueScan = 'FACE' | 'DESSUS' | 'DESSOUS' | 'DROITE' | 'GAUCHE';

export type MoteurScan = {
  tourner(dx: number, dy: number): void;
  zoomer(facteur: number): void;
  regarder(vue: VueScan): void;
  couleurs(montrees: boolean): void;
  rasante(oui: boolean): void;
  detruire(): void;
};

/** Azimuth and height of the eye, the arch lying flat, its front towards the reader. */
const VUES = {
  FACE: [0, 1.25],
  DESSUS: [0, 0.05],
  DESSOUS: [0, Math.PI - 0.05],
  DROITE: [-Math.PI / 2, 1.25],
  GAUCHE: [Math.PI / 2, 1.25],
} as const satisfies Record<VueScan, readonly [number, number]>;

export const peutScan = (): boolean => {
  const toile = document.createElement('canvas');
  return toile.getContext('webgl2') !== null;
};

/** A scan that turns: drawn only when something moves, so that a machine without a graphic card keeps its breath. */
export function ouvrirScan(element: HTMLElement, octets: ArrayBuffer): MoteurScan {
  const { sommets, couleurs, faces } = lireScan(octets);
  const geometrie = new BufferGeometry();
  geometrie.setAttribute('position', new BufferAttribute(sommets, 3));
  if (couleurs) geometrie.setAttribute('color', new BufferAttribute(couleurs, 3, true));
  geometrie.setIndex(new BufferAttribute(faces, 1));
  geometrie.computeVertexNormals();
  const boite = new Box3().setFromBufferAttribute(geometrie.getAttribute('position') as BufferAttribute);
  const milieu = boite.getCenter(new Vector3());
  geometrie.translate(-milieu.x, -milieu.y, -milieu.z);
  const rayon = boite.getSize(new Vector3()).length() / 2;

  const matiere = new MeshStandardMaterial({
    color: couleurs ? new Color(1, 1, 1) : new Color(0.89, 0.84, 0.77),
    vertexColors: couleurs !== null,
    roughness: 0.65,
    side: 2,
  });
  const scene = new Scene();
  scene.background = new Color(0x1c1f22);
  const maille = new Mesh(geometrie, matiere);
  // Scanners write the height as z: the screen has it as y.
  maille.rotation.x = -Math.PI / 2;
  const ambiante = new AmbientLight(0xffffff, 0.9);
  const lampe = new DirectionalLight(0xffffff, 2.2);
  scene.add(maille, ambiante, lampe);
  const camera = new PerspectiveCamera(35, 1, rayon / 50, rayon * 40);
  const oeil = {
    distance: rayon * 3.4,
    azimut: VUES.FACE[0] as number,
    hauteur: VUES.FACE[1] as number,
    rasante: false,
  };

  const rendu = new WebGLRenderer({ antialias: true });
  rendu.setPixelRatio(Math.min(2, globalThis.devicePixelRatio));
  element.append(rendu.domElement);
  let demande = 0;
  const dessiner = () => {
    demande ||= requestAnimationFrame(() => {
      demande = 0;
      camera.position.setFromSpherical(new Spherical(oeil.distance, oeil.hauteur, oeil.azimut));
      camera.lookAt(0, 0, 0);
      lampe.position.copy(camera.position);
      if (oeil.rasante) lampe.position.add(new Vector3(0, rayon * 4, 0).applyQuaternion(camera.quaternion));
      ambiante.intensity = oeil.rasante ? 0.35 : 0.9;
      rendu.render(scene, camera);
    });
  };
  const tailler = () => {
    const { clientWidth: l, clientHeight: h } = element;
    if (l === 0 || h === 0) return;
    rendu.setSize(l, h, false);
    camera.aspect = l / h;
    camera.updateProjectionMatrix();
    dessiner();
  };
  const observateur = new ResizeObserver(tailler);
  observateur.observe(element);
  tailler();

  return {
    tourner(dx, dy) {
      oeil.azimut -= dx * 0.01;
      oeil.hauteur = Math.max(0.05, Math.min(Math.PI - 0.05, oeil.hauteur - dy * 0.01));
      dessiner();
    },
    zoomer(facteur) {
      oeil.distance = Math.max(rayon * 0.4, Math.min(rayon * 12, oeil.distance / facteur));
      dessiner();
    },
    regarder(vue) {
      [oeil.azimut, oeil.hauteur] = VUES[vue];
      oeil.distance = rayon * 3.4;
      dessiner();
    },
    couleurs(montrees) {
      matiere.vertexColors = montrees && couleurs !== null;
      matiere.color = matiere.vertexColors ? new Color(1, 1, 1) : new Color(0.89, 0.84, 0.77);
      matiere.needsUpdate = true;
      dessiner();
    },
    rasante(oui) {
      oeil.rasante = oui;
      dessiner();
    },
    detruire() {
      cancelAnimationFrame(demande);
      observateur.disconnect();
      geometrie.dispose();
      matiere.dispose();
      rendu.dispose();
      rendu.domElement.remove();
    },
  };
}

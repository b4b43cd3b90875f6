import { type BufferGeometry, Color, Mesh, PerspectiveCamera, Scene, Vector3, WebGLRenderer } from 'three';
import { alea, couleur, fractal, type V3 } from './alea.ts';
import { type Arcade, arcade } from './arcade.ts';
import type { Bouche } from './bouches.ts';
import type { Machoire } from './machoire.ts';
import { grille } from './maillage.ts';
import { type Eclairage, type Genre, matiere } from './matiere.ts';
import { photographier } from './rendu.ts';
import { compresse, ecarteur, langue, levres, type Ouverture, palais, plancher } from './tissus.ts';
import type { Cadre } from './vues.ts';

export type Commande = { bouche: Bouche; cadre: Cadre; fluo: boolean; largeur: number; hauteur: number };

const ANGLE = 17;
const v = (p: V3) => new Vector3(p[0], p[1], p[2]);
const t = (p: Vector3): V3 => [p.x, p.y, p.z];

type Pose = {
  cam: PerspectiveCamera;
  droite: Vector3;
  haut: Vector3;
  vers: Vector3;
  cible: Vector3;
  distance: number;
};

/** The hand is never quite still nor quite straight. */
function poser(c: Cadre, ratio: number, graine: number): Pose {
  const r = alea(graine * 131 + c.vue.length * 17 + c.suffixe.length);
  const jeu = (k: number) => (r() - 0.5) * k;
  const vers = v(c.vers)
    .normalize()
    .add(new Vector3(jeu(0.05), jeu(0.05), jeu(0.05)))
    .normalize();
  const cible = v(c.cible).add(new Vector3(jeu(2), jeu(1.5), jeu(1.5)));
  const distance = c.largeur / 2 / (Math.tan((ANGLE * Math.PI) / 360) * ratio);
  const cam = new PerspectiveCamera(ANGLE, ratio, distance - 60, distance + 130);
  cam.up.copy(v(c.haut).applyAxisAngle(vers, jeu(0.05)));
  cam.position.copy(cible).addScaledVector(vers, distance);
  cam.lookAt(cible);
  cam.updateMatrixWorld(true);
  const [droite, haut, axe] = [new Vector3(), new Vector3(), new Vector3()];
  cam.matrixWorld.extractBasis(droite, haut, axe);
  return { cam, droite, haut, vers: axe, cible, distance };
}

const decale = (g: BufferGeometry, y: number): BufferGeometry => g.translate(0, y, 0);

type Ajout = (g: BufferGeometry, genre: Genre, graine: number, transparent?: boolean) => void;

const faites = new Map<string, Arcade>();
function arcadeGardee(m: Machoire): Arcade {
  const cle = JSON.stringify(m);
  const a = faites.get(cle) ?? arcade(m);
  faites.set(cle, a);
  return a;
}

function ajouterArcade(m: Machoire, y: number, ajout: Ajout): void {
  const a = arcadeGardee(m);
  for (const [i, g] of a.dents.entries()) ajout(decale(g.clone(), y), 'dent', m.graine + i * 5);
  ajout(decale(a.gencive.clone(), y), m.resine ? 'plastique' : 'gencive', m.graine);
}

function ajouterTissus(b: Bouche, c: Cadre, ajout: Ajout): void {
  const edente = b.sup.absentes.length > 10;
  if (c.palais)
    ajout(decale(palais(9.4 + b.sup.recession, edente, b.torus), c.sup ?? 0), 'gencive', b.sup.graine + 3);
  if (c.plancher)
    ajout(decale(plancher(9.5 + (b.infNue ? 5 : b.inf.recession)), c.inf ?? 0), 'gencive', b.inf.graine + 4);
  if (c.langue)
    ajout(
      langue({ ...c.langue, enduit: b.enduit, lesion: b.lesionLangue === true }, b.inf.graine),
      'langue',
      b.inf.graine,
    );
  if (c.compresse) ajout(compresse(c.compresse.centre, c.compresse.rayon), 'peau', 3);
}

function ajouterLevres(b: Bouche, c: Cadre, p: Pose, ajout: Ajout): void {
  const o: Ouverture = {
    centre: t(p.cible),
    droite: t(p.droite),
    haut: t(p.haut),
    vers: t(p.vers),
    rx: c.rx,
    ry: c.ry,
    avant: c.avant,
    fond: c.fond,
    peau: b.peau,
  };
  ajout(levres(o, b.sup.graine), 'peau', b.sup.graine);
  for (const cote of c.ecarteurs) ajout(ecarteur(o, cote, 0.42), 'plastique', 2, true);
}

function plateau(ajout: Ajout): void {
  ajout(
    grille(60, 60, false, (x, z) => {
      const n = fractal(x * 30, z * 30, 1);
      const c = couleur(96 + 14 * n, 132 + 14 * n, 150 + 14 * n);
      return { p: [(x - 0.5) * 260, -24, (z - 0.5) * 260 - 20], c, m: [0, 0.8, 0.2, 0] };
    }),
    'plastique',
    1,
  );
}

/** Twin macro flash on both sides of the lens. */
function eclairer(c: Cadre, p: Pose, fluo: boolean): Eclairage {
  const lampe = (x: number, y: number) =>
    p.cible
      .clone()
      .addScaledVector(p.vers, p.distance * 0.95)
      .addScaledVector(p.droite, x)
      .addScaledVector(p.haut, y);
  return {
    oeil: p.cam.position,
    lampeA: lampe(-38, 30),
    lampeB: lampe(44, 16),
    foyer: p.distance,
    chute: c.chute,
    fluo,
  };
}

function composer(k: Commande, p: Pose, l: Eclairage, scene: Scene): void {
  const { bouche: b, cadre: c } = k;
  const ajout: Ajout = (g, genre, graine, transparent = false) => {
    const m = new Mesh(g, matiere(genre, l, graine, transparent));
    m.frustumCulled = false;
    m.renderOrder = transparent ? 2 : 1;
    scene.add(m);
  };
  const bas = c.nue && b.infNue ? b.infNue : b.inf;
  if (c.sup !== null) ajouterArcade(b.sup, c.sup, ajout);
  if (c.inf !== null) ajouterArcade(bas, c.inf, ajout);
  if (c.plateau) plateau(ajout);
  else {
    ajouterTissus(b, c, ajout);
    ajouterLevres(b, c, p, ajout);
  }
}

let rendeur: WebGLRenderer | null = null;

/** Takes one picture and gives it back as PNG data. */
function prendre(k: Commande): string {
  rendeur ??= new WebGLRenderer({ antialias: false, preserveDrawingBuffer: true });
  const r = rendeur;
  r.autoClear = false;
  r.setClearColor(new Color(0, 0, 0), 0);
  r.setSize(k.largeur, k.hauteur, false);
  const scene = new Scene();
  const p = poser(k.cadre, k.largeur / k.hauteur, k.bouche.sup.graine);
  const l = eclairer(k.cadre, p, k.fluo);
  composer(k, p, l, scene);
  photographier(r, scene, p.cam, l, {
    expo: k.bouche.expo * (k.fluo ? 0.75 : 1),
    balance: k.fluo ? [1, 1, 1] : k.bouche.balance,
    grain: k.fluo ? 0.035 : 0.016,
    vign: 0.55,
    miroir: k.cadre.miroir,
    alentour: k.fluo ? [0.05, 0.08, 0.5] : [1, 1, 1],
    flou: 1,
    net: p.distance - k.cadre.net,
  });
  scene.traverse((o) => {
    if (o instanceof Mesh) {
      o.geometry.dispose();
      o.material.dispose();
    }
  });
  return r.domElement.toDataURL('image/png');
}

declare global {
  interface Window {
    prendre?: (k: Commande) => string;
  }
}
window.prendre = prendre;

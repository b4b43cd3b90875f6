import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Annotation,
  annotationValable,
  contourDepuis,
  dansLImage,
  deplacerAnnotation,
  deplacerSommet,
  direAnnotation,
  formeDe,
  POINTS_MAX,
  sommets,
} from './annotation.ts';
import { appliquer } from './commandes.ts';
import { chartVierge, faceObservee, type Repere } from './observation.ts';

const part = fc.double({ min: 0, max: 1, noNaN: true });
const point = fc.record({ x: part, y: part });
const annotation: fc.Arbitrary<Annotation> = fc.oneof(
  point,
  fc
    .tuple(point, point)
    .map(([bout, depuis]): Annotation => ({ ...bout, trait: { forme: 'FLECHE', depuis } })),
  fc
    .array(point, { minLength: 3, maxLength: 12 })
    .map((points): Annotation => ({ ...(points[0] ?? { x: 0, y: 0 }), trait: { forme: 'CONTOUR', points } })),
  point.map((ancre): Annotation => ({ ...ancre, trait: { forme: 'TEXTE', texte: 'à revoir' } })),
);

test('un repère sans trait est une annotation de forme point', () => {
  expect(formeDe({ x: 0.5, y: 0.5 })).toBe('POINT');
});

test('déplacée, une annotation reste entière sur l’image et garde sa forme', () => {
  fc.assert(
    fc.property(annotation, fc.double({ min: -2, max: 2, noNaN: true }), (avant, pas) => {
      const apres = deplacerAnnotation(avant, pas, -pas);
      expect(annotationValable(apres)).toBe(true);
      const [a, b] = [sommets(avant), sommets(apres)];
      for (const [i, p] of a.entries()) {
        expect((b[i]?.x ?? 9) - (b[0]?.x ?? 0)).toBeCloseTo(p.x - (a[0]?.x ?? 0), 9);
        expect((b[i]?.y ?? 9) - (b[0]?.y ?? 0)).toBeCloseTo(p.y - (a[0]?.y ?? 0), 9);
      }
    }),
  );
});

test('un sommet se déplace seul, et le premier d’un contour emporte son repère', () => {
  fc.assert(
    fc.property(annotation, point, fc.nat(11), (avant, vers, n) => {
      const rang = n % sommets(avant).length;
      const apres = deplacerSommet(avant, rang, vers);
      expect(sommets(apres)[rang]).toEqual(vers);
      expect(annotationValable(apres)).toBe(true);
    }),
  );
});

test('un tracé à la main s’amincit, reste sur l’image et garde ses bouts', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 3, maxLength: 400 }), (trace) => {
      const contour = contourDepuis(trace);
      if (!contour) return;
      const points = sommets(contour);
      expect(points.length).toBeLessThanOrEqual(POINTS_MAX);
      expect(points.every(dansLImage)).toBe(true);
      expect(points[0]).toEqual(trace[0]);
      expect(annotationValable(contour)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('une ligne droite n’entoure rien', () => {
  expect(
    contourDepuis([
      { x: 0, y: 0 },
      { x: 0.2, y: 0.2 },
      { x: 0.4, y: 0.4 },
    ]),
  ).toBeUndefined();
});

test.each<[string, Annotation]>([
  [
    'une flèche qui part hors de l’image',
    { x: 0.5, y: 0.5, trait: { forme: 'FLECHE', depuis: { x: 1.2, y: 0 } } },
  ],
  [
    'un contour de deux points',
    {
      x: 0,
      y: 0,
      trait: {
        forme: 'CONTOUR',
        points: [
          { x: 0, y: 0 },
          { x: 1, y: 1 },
        ],
      },
    },
  ],
  [
    'un contour loin de son repère',
    {
      x: 1,
      y: 1,
      trait: {
        forme: 'CONTOUR',
        points: [
          { x: 0, y: 0 },
          { x: 0.5, y: 0 },
          { x: 0, y: 0.5 },
        ],
      },
    },
  ],
  ['un texte vide', { x: 0.5, y: 0.5, trait: { forme: 'TEXTE', texte: '  ' } }],
])('%s est refusé', (_titre, invalide) => {
  expect(annotationValable(invalide)).toBe(false);
  const repere: Repere = { mediaId: 'm', ...invalide };
  const cible = { sorte: 'FACE', dent: '16', face: 'occlusale' } as const;
  expect(appliquer(chartVierge('PERMANENTE'), { type: 'AJOUTER_REPERE', cible, repere })).toEqual({
    accord: false,
    motifs: ['REPERE_HORS_IMAGE'],
  });
});

test('changer une annotation la garde à sa place parmi les autres', () => {
  const cible = { sorte: 'FACE', dent: '16', face: 'occlusale' } as const;
  const [un, deux]: Repere[] = [0.1, 0.2].map((x) => ({ mediaId: 'm', x, y: 0.5 }));
  if (!un || !deux) throw new Error('two pins');
  const par: Repere = { ...un, x: 0.9, trait: { forme: 'FLECHE', depuis: { x: 0.5, y: 0.5 } } };
  let chart = chartVierge('PERMANENTE');
  for (const commande of [
    { type: 'AJOUTER_REPERE', cible, repere: un },
    { type: 'AJOUTER_REPERE', cible, repere: deux },
    { type: 'CHANGER_REPERE', cible, repere: un, par },
  ] as const) {
    const resultat = appliquer(chart, commande);
    if (!resultat.accord) throw new Error(resultat.motifs.join());
    chart = resultat.chart;
  }
  expect(faceObservee(chart, '16', 'occlusale').reperes).toEqual([par, deux]);
});

test('une annotation se dit : sa forme et sa place sur l’image montrée', () => {
  const fleche: Annotation = { x: 0.9, y: 0.1, trait: { forme: 'FLECHE', depuis: { x: 0.5, y: 0.5 } } };
  expect(direAnnotation(fleche, fleche)).toBe('flèche, en haut à droite de l’image');
  // Shown in a mirror, it stands on the other side.
  expect(direAnnotation(fleche, { x: 0.1, y: 0.1 })).toBe('flèche, en haut à gauche de l’image');
  expect(
    direAnnotation({ x: 0.5, y: 0.5, trait: { forme: 'TEXTE', texte: 'bord net' } }, { x: 0.5, y: 0.5 }),
  ).toBe('«\u00a0bord net\u00a0», au centre de l’image');
});

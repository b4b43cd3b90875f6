import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROTOCOLES, vuesDe } from '../captation/protocoles.ts';
import { VUES } from '../captation/vues.ts';
import { type Couverture, couvrir } from './couvrir.ts';
import type { Presentation } from './presentation.ts';
import { corrigeesApres, prochaineVue, vuesPour } from './prochaine-vue.ts';
import { cleSurface, type Surface } from './surface.ts';
import { presentations, surfacesDe } from './testing-bouches.ts';

const COMPLET = vuesDe(PROTOCOLES.COMPLET_12, []);
const PHOTOS = Object.values(VUES).filter(({ support }) => support === 'PHOTO');
const pleine: Presentation = { denture: 'PERMANENTE', etats: {} };
const face = (
  dent: '37' | '11' | '16',
  f: 'vestibulaire' | 'linguale' | 'occlusale' | 'mesiale',
): Surface => ({
  sorte: 'FACE',
  dent,
  face: f,
});

test('CAP-02 : sur une bouche pleine, la première vue est une arcade entière, puis celle qui ferme le plus', () => {
  expect(prochaineVue(couvrir(pleine, [], []), COMPLET)?.code).toBe('OCCLUSALE_SUPERIEURE');
  expect(prochaineVue(couvrir(pleine, [VUES.OCCLUSALE_SUPERIEURE], []), COMPLET)?.code).toBe(
    'OCCLUSALE_INFERIEURE',
  );
});

test('CAP-02 : à gain égal, la première dans l’ordre de la bouche, quel que soit l’ordre des candidates', () => {
  const vues = [VUES.PALATINE_GAUCHE, VUES.PALATINE_DROITE];
  const rien = couvrir(pleine, [], []);
  expect(prochaineVue(rien, vues)?.code).toBe('PALATINE_DROITE');
  expect(prochaineVue(rien, vues.toReversed())?.code).toBe('PALATINE_DROITE');
});

test('CAP-02 : suivre la prochaine vue finit toujours, et rien de montrable ne reste', () => {
  fc.assert(
    fc.property(presentations, (presentation) => {
      const prises: (typeof COMPLET)[number][] = [];
      for (;;) {
        const couverture = couvrir(presentation, prises, []);
        const vue = prochaineVue(
          couverture,
          COMPLET.filter((v) => !prises.includes(v)),
        );
        if (!vue) break;
        prises.push(vue);
      }
      expect(prises.length).toBeLessThanOrEqual(12);
      const vues = (couverture: Couverture) =>
        couverture.surfaces.map((surface) => [cleSurface(surface), surface.visibilite]);
      expect(vues(couvrir(presentation, prises, []))).toEqual(vues(couvrir(presentation, COMPLET, [])));
    }),
    { numRuns: 15 },
  );
});

test('CAP-02 : une vue corrigée redevient utile', () => {
  const corrections = [
    { sorte: 'DENT', dent: '37', faces: [], visibilite: 'NON_VUE', motif: 'FLOU' },
  ] as const;
  const couverture = couvrir(pleine, COMPLET, corrections);
  expect(prochaineVue(couverture, [VUES.PALATINE_DROITE])).toBeNull();
  expect(prochaineVue(couverture, [VUES.LINGUALE_GAUCHE])?.code).toBe('LINGUALE_GAUCHE');
});

test.each([
  [[face('37', 'occlusale')], ['OCCLUSALE_INFERIEURE']],
  [[face('11', 'vestibulaire')], ['FACE']],
  [
    [face('37', 'vestibulaire'), face('37', 'linguale'), face('37', 'occlusale')],
    ['VESTIBULAIRE_GAUCHE', 'OCCLUSALE_INFERIEURE', 'LINGUALE_GAUCHE'],
  ],
  [[{ sorte: 'SITE', site: 'LANGUE_BORD_DROIT' }], ['LANGUE_BORD_DROIT']],
  [[{ sorte: 'SITE', site: 'GENCIVE_S2' }, face('11', 'vestibulaire')], ['FACE']],
] as const)(
  'CAP-02 : ce que le lecteur n’a pas vu demande exactement les vues qui le montrent (%#)',
  (surfaces, codes) => {
    expect(vuesPour(surfaces, PHOTOS).vues.map(({ code }) => code)).toEqual(codes);
    expect(vuesPour(surfaces, PHOTOS).restantes).toEqual([]);
  },
);

test('CAP-02 : une face de contact ne demande aucune photographie, une radiographie la montre', () => {
  const demande = [face('16', 'mesiale')];
  expect(vuesPour(demande, PHOTOS)).toEqual({ vues: [], restantes: demande });
  expect(vuesPour(demande, Object.values(VUES)).vues.map(({ code }) => code)).toEqual([
    'RADIO_BITEWING_DROITE',
  ]);
});

test('CAP-02 : les vues demandées montrent tout ce qui peut l’être, aucune n’est de trop, l’ordre ne change rien', () => {
  fc.assert(
    fc.property(
      presentations.chain((presentation) => fc.array(surfacesDe(presentation), { maxLength: 12 })),
      (surfaces) => {
        const { vues, restantes } = vuesPour(surfaces, PHOTOS);
        const montre = (liste: typeof vues) =>
          new Set<string>(liste.flatMap((vue) => [...vue.montre.faces, ...vue.montre.sites]));
        const toutes = montre(PHOTOS);
        const demandees = montre(vues);
        for (const surface of surfaces) {
          const cle = cleSurface(surface);
          expect(demandees.has(cle)).toBe(toutes.has(cle));
          expect(restantes.some((reste) => cleSurface(reste) === cle)).toBe(!toutes.has(cle));
        }
        for (const vue of vues) {
          const sans = montre(vues.filter((v) => v !== vue));
          expect(surfaces.some((s) => demandees.has(cleSurface(s)) && !sans.has(cleSurface(s)))).toBe(true);
        }
        expect(vuesPour(surfaces.toReversed(), PHOTOS.toReversed()).vues).toEqual(vues);
      },
    ),
    { numRuns: 60 },
  );
});

test('CAP-02 : le plus petit ensemble, comparé à toutes les combinaisons des vues du protocole complet', () => {
  fc.assert(
    fc.property(fc.array(surfacesDe(pleine), { minLength: 1, maxLength: 5 }), (surfaces) => {
      const { vues, restantes } = vuesPour(surfaces, COMPLET);
      const utiles = surfaces.filter((surface) => !restantes.includes(surface)).map(cleSurface);
      const taille = (masque: number) => COMPLET.filter((_, rang) => masque & (1 << rang)).length;
      const suffit = (masque: number) => {
        const cles = new Set<string>(
          COMPLET.filter((_, rang) => masque & (1 << rang)).flatMap(({ montre }) => [
            ...montre.faces,
            ...montre.sites,
          ]),
        );
        return utiles.every((cle) => cles.has(cle));
      };
      const meilleure = Math.min(
        ...Array.from({ length: 1 << COMPLET.length }, (_, masque) => masque)
          .filter((masque) => taille(masque) < vues.length)
          .map((masque) => (suffit(masque) ? taille(masque) : Number.POSITIVE_INFINITY)),
        vues.length,
      );
      expect(vues).toHaveLength(meilleure);
    }),
    { numRuns: 12 },
  );
});

test('CAP-02 : une nouvelle photo lève les corrections sur ce que sa vue montre, et laisse les autres', () => {
  const corrections = [
    { sorte: 'DENT', dent: '37', faces: [], visibilite: 'NON_VUE', motif: 'FLOU' },
    { sorte: 'SITE', site: 'PLANCHER', visibilite: 'PARTIELLE', motif: 'MASQUEE' },
  ] as const;
  expect(corrigeesApres(corrections, VUES.LINGUALE_GAUCHE.montre)).toEqual([
    { ...corrections[0], faces: ['vestibulaire', 'mesiale', 'distale', 'occlusale'] },
    corrections[1],
  ]);
  expect(corrigeesApres(corrections, VUES.PLANCHER.montre)).toEqual([corrections[0]]);
});

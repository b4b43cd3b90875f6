import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appliquer, type Cible, type Commande } from './commandes.ts';
import { type Difference, differences, porteUnConstat } from './difference.ts';
import { FACES } from './faces.ts';
import {
  type ConstatFace,
  chartVierge,
  dentObservee,
  faceObservee,
  type LesionMuqueuse,
  type ObservationBouche,
  type Regard,
  siteObserve,
} from './observation.ts';

const vierge = chartVierge('PERMANENTE');
const DENTS = ['16', '11', '46'] as const;
const SITES = ['LANGUE_DOS', 'PLANCHER'] as const;
const lesion = (tailleMm: number | null): LesionMuqueuse => ({
  tailleMm,
  couleur: 'BLANCHE',
  surface: null,
  induration: 'INCONNU',
  depuis: 'INCONNUE',
  ganglion: 'INCONNU',
});

/** Gestures that the chart refuses are left out: every chart drawn here is one that can be signed. */
const apres = (...commandes: readonly Commande[]): ObservationBouche =>
  commandes.reduce((chart, commande) => {
    const resultat = appliquer(chart, commande);
    return resultat.accord ? resultat.chart : chart;
  }, vierge);

const face = (dent: '16' | '11' | '46', f: (typeof FACES)[number]): Cible => ({
  sorte: 'FACE',
  dent,
  face: f,
});
const dent = fc.constantFrom(...DENTS);
const cible: fc.Arbitrary<Cible> = fc.oneof(
  fc.tuple(dent, fc.constantFrom(...FACES)).map(([d, f]) => face(d, f)),
  fc.constantFrom(...SITES).map((site): Cible => ({ sorte: 'SITE', site })),
);
const commande: fc.Arbitrary<Commande> = fc.oneof(
  fc
    .tuple(dent, fc.constantFrom(...FACES), fc.subarray<ConstatFace>(['LESION', 'OBTURATION', 'USURE']))
    .map(([d, f, constats]): Commande => ({ type: 'CONSTAT_FACE', dent: d, face: f, constats })),
  dent.map((d): Commande => ({ type: 'DENT_SANS_LESION', dent: d })),
  fc
    .tuple(dent, fc.constantFrom('ABSENTE', 'PRESENTE', 'COURONNE', null))
    .map(([d, etat]): Commande => ({ type: 'ETAT_DENT', dent: d, etat })),
  fc
    .tuple(dent, fc.constantFrom(0, 1, 2, null))
    .map(([d, mobilite]): Commande => ({ type: 'MOBILITE', dent: d, mobilite })),
  fc.tuple(cible, fc.constantFrom('PARTIELLE', 'NON_VUE', 'VUE')).map(
    ([c, visibilite]): Commande => ({
      type: 'VISIBILITE',
      cible: c,
      visibilite,
      motif: visibilite === 'VUE' ? null : 'REFLET',
    }),
  ),
  fc
    .tuple(fc.constantFrom(...SITES), fc.constantFrom(null, 4, 8))
    .map(
      ([site, taille]): Commande =>
        taille === null
          ? { type: 'CONSTAT_SITE', site, constat: 'SANS_LESION_VISIBLE', lesions: [] }
          : { type: 'CONSTAT_SITE', site, constat: 'LESION', lesions: [lesion(taille)] },
    ),
);
const chart = fc.array(commande, { maxLength: 14 }).map((commandes) => apres(...commandes));

const cle = ({ cible: c }: Difference) => JSON.stringify(c);
const regard = (bouche: ObservationBouche, c: Cible): Regard | null => {
  if (c.sorte === 'SITE') return siteObserve(bouche, c.site);
  return c.sorte === 'FACE' ? faceObservee(bouche, c.dent, c.face) : null;
};
const vueEntiere = (r: Regard) => r.visibilite === 'VUE' && r.provenance === 'CONSTATEE';

test('CAP-02 : rien n’apparaît où l’on n’avait pas vu, rien ne disparaît où l’on ne voit pas', () => {
  fc.assert(
    fc.property(chart, chart, (a, b) => {
      for (const difference of differences(a, b)) {
        const [avant, ensuite] = [regard(a, difference.cible), regard(b, difference.cible)];
        if (!avant || !ensuite) continue;
        if (difference.nature === 'APPARUE') expect(vueEntiere(avant)).toBe(true);
        if (difference.nature === 'DISPARUE') expect(vueEntiere(ensuite)).toBe(true);
      }
    }),
  );
});

test('CAP-02 : un schéma comparé à lui-même ne change pas', () => {
  fc.assert(fc.property(chart, (a) => differences(a, a).every(({ nature }) => nature === 'NON_COMPARABLE')));
});

test('CAP-02 : à rebours, ce qui apparaît disparaît, et le reste ne change pas de nom', () => {
  const REBOURS = {
    APPARUE: 'DISPARUE',
    DISPARUE: 'APPARUE',
    MODIFIEE: 'MODIFIEE',
    NON_COMPARABLE: 'NON_COMPARABLE',
  };
  fc.assert(
    fc.property(chart, chart, (a, b) => {
      const aller = differences(a, b).map((d) => [cle(d), d.nature, d.avant, d.apres]);
      const retour = differences(b, a).map((d) => [cle(d), REBOURS[d.nature], d.apres, d.avant]);
      expect(aller).toEqual(retour);
    }),
  );
});

test('CAP-02 : tout constat qu’une seule des deux dates porte est dit', () => {
  fc.assert(
    fc.property(chart, chart, (a, b) => {
      const dites = new Set(differences(a, b).map(cle));
      for (const d of DENTS)
        for (const f of FACES) {
          const [avant, ensuite] = [a, b].map((bouche) =>
            faceObservee(bouche, d, f)
              .constats.filter((constat) => constat !== 'SANS_LESION_VISIBLE')
              .toSorted()
              .join(),
          );
          const partie = [a, b].some((bouche) => dentObservee(bouche, d).etat === 'ABSENTE');
          if (avant !== ensuite && !partie) expect(dites).toContain(JSON.stringify(face(d, f)));
        }
    }),
  );
});

const occlusale16 = face('16', 'occlusale');
const constat = (...constats: ConstatFace[]): Commande => ({
  type: 'CONSTAT_FACE',
  dent: '16',
  face: 'occlusale',
  constats,
});
const saine = constat('SANS_LESION_VISIBLE');
const vue = (visibilite: 'VUE' | 'PARTIELLE' | 'NON_VUE'): Commande => ({
  type: 'VISIBILITE',
  cible: occlusale16,
  visibilite,
  motif: visibilite === 'VUE' ? null : 'FLOU',
});

test.each<[string, readonly Commande[], readonly Commande[], Partial<Difference>]>([
  ['une lésion apparaît sur une face vue sans lésion', [saine], [constat('LESION')], { nature: 'APPARUE' }],
  ['une lésion disparaît', [constat('LESION')], [saine], { nature: 'DISPARUE' }],
  [
    'une lésion obturée est modifiée',
    [constat('LESION')],
    [constat('OBTURATION')],
    { nature: 'MODIFIEE', avant: 'lésion', apres: 'obturation' },
  ],
  [
    'une lésion nouvelle sur une face jamais vue ne se compare pas',
    [],
    [constat('LESION')],
    { nature: 'NON_COMPARABLE', empechement: { date: 'AVANT', raison: 'NON_VUE' } },
  ],
  [
    'une lésion que l’on ne voit plus n’a pas disparu',
    [constat('LESION')],
    [vue('NON_VUE')],
    { nature: 'NON_COMPARABLE', empechement: { date: 'APRES', raison: 'NON_VUE' } },
  ],
  [
    'une face vue en partie ne dit pas qu’une lésion est nouvelle',
    [vue('PARTIELLE'), saine],
    [constat('LESION')],
    { nature: 'NON_COMPARABLE', empechement: { date: 'AVANT', raison: 'PARTIELLE' } },
  ],
  [
    'une face vue dont rien n’est noté ne se compare pas',
    [vue('VUE')],
    [constat('LESION')],
    { nature: 'NON_COMPARABLE', empechement: { date: 'AVANT', raison: 'NON_DECRITE' } },
  ],
])('CAP-02 : %s', (_titre, avant, ensuite, attendue) => {
  expect(differences(apres(...avant), apres(...ensuite))).toEqual([
    expect.objectContaining({ cible: occlusale16, ...attendue }),
  ]);
});

test('CAP-02 : une dent partie se dit une fois, sans ses faces', () => {
  const [seule, ...reste] = differences(
    apres(constat('LESION')),
    apres({ type: 'ETAT_DENT', dent: '16', etat: 'ABSENTE' }),
  );
  expect(reste).toEqual([]);
  expect(seule).toMatchObject({ nature: 'MODIFIEE', avant: 'présente', apres: 'absente' });
});

test('CAP-02 : une lésion de la muqueuse qui grandit est modifiée', () => {
  const noter = (taille: number): Commande => ({
    type: 'CONSTAT_SITE',
    site: 'PLANCHER',
    constat: 'LESION',
    lesions: [lesion(taille)],
  });
  expect(differences(apres(noter(4)), apres(noter(9)))).toEqual([
    expect.objectContaining({
      nature: 'MODIFIEE',
      avant: 'lésion, blanche, 4\u00a0mm',
      apres: 'lésion, blanche, 9\u00a0mm',
    }),
  ]);
});

test('CAP-02 : une face sans lésion que l’autre date n’a pas vue est comptée, sans être un constat', () => {
  const [seule] = differences(apres(saine), vierge);
  expect(seule).toMatchObject({ nature: 'NON_COMPARABLE', avant: 'sans lésion visible', apres: '' });
  expect(seule && porteUnConstat(seule)).toBe(false);
});

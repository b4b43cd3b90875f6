import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifierChart } from './coherence.ts';
import { appliquer, type Cible, type Commande } from './commandes.ts';
import { DENTS, DENTURES, dentsDe } from './dents.ts';
import { FACES } from './faces.ts';
import { SITES } from './muqueuse.ts';
import {
  CONSTATS_FACE,
  chartVierge,
  ETATS_DENT,
  faceObservee,
  type LesionMuqueuse,
  MOBILITES,
  MOTIFS_NON_VUE,
  type ObservationBouche,
  siteObserve,
  VISIBILITES,
} from './observation.ts';

const vierge = chartVierge('PERMANENTE');
const face16 = { sorte: 'FACE', dent: '16', face: 'occlusale' } as const;
const lesion: LesionMuqueuse = {
  tailleMm: 12,
  couleur: 'ROUGE',
  surface: 'ULCEREE',
  induration: 'OUI',
  depuis: 'PLUS_DE_3_MOIS',
  ganglion: 'INCONNU',
};
const obturation = { type: 'CONSTAT_FACE', dent: '16', face: 'occlusale', constats: ['OBTURATION'] } as const;

function apres(...commandes: readonly Commande[]): ObservationBouche {
  return commandes.reduce((avant, commande) => {
    const resultat = appliquer(avant, commande);
    if (!resultat.accord) throw new Error(resultat.motifs.join());
    return resultat.chart;
  }, vierge);
}

test('CAP-02 : noter un constat dit que la face est vue', () => {
  expect(faceObservee(apres(obturation), '16', 'occlusale')).toMatchObject({
    visibilite: 'VUE',
    provenance: 'CONSTATEE',
    constats: ['OBTURATION'],
  });
});

test('CAP-02 : une face vue en partie le reste quand on y note un constat', () => {
  const partielle = { type: 'VISIBILITE', cible: face16, visibilite: 'PARTIELLE', motif: 'REFLET' } as const;
  expect(faceObservee(apres(partielle, obturation), '16', 'occlusale')).toMatchObject({
    visibilite: 'PARTIELLE',
    motif: 'REFLET',
    constats: ['OBTURATION'],
  });
});

test('CAP-02 : poser un repère dit que la face est vue, et le même repère ne se pose qu’une fois', () => {
  const repere = { mediaId: 'm1', x: 0.25, y: 1 };
  const poser = { type: 'AJOUTER_REPERE', cible: face16, repere } as const;
  const chart = apres(poser, poser);
  expect(faceObservee(chart, '16', 'occlusale')).toMatchObject({ visibilite: 'VUE', reperes: [repere] });
  const retire = apres(poser, { type: 'RETIRER_REPERE', cible: face16, repere });
  expect(faceObservee(retire, '16', 'occlusale').reperes).toEqual([]);
});

test('CAP-02 : une lésion de la muqueuse se décrit', () => {
  const chart = apres({
    type: 'CONSTAT_SITE',
    site: 'LANGUE_BORD_DROIT',
    constat: 'LESION',
    lesions: [lesion],
  });
  expect(siteObserve(chart, 'LANGUE_BORD_DROIT')).toMatchObject({ visibilite: 'VUE', lesions: [lesion] });
});

test('CAP-02 : une dent entière se dit non vue, ou sans lésion visible, d’un geste', () => {
  const flou = apres({
    type: 'VISIBILITE',
    cible: { sorte: 'DENT', dent: '17' },
    visibilite: 'NON_VUE',
    motif: 'FLOU',
  });
  expect(FACES.map((face) => faceObservee(flou, '17', face).motif)).toEqual(Array(5).fill('FLOU'));
  const saine = apres(obturation, { type: 'DENT_SANS_LESION', dent: '16' });
  expect(FACES.map((face) => faceObservee(saine, '16', face).constats[0])).toEqual([
    ...Array(4).fill('SANS_LESION_VISIBLE'),
    'OBTURATION',
  ]);
});

test('CAP-02 : effacer rend une zone non vue', () => {
  expect(
    faceObservee(apres(obturation, { type: 'EFFACER', cible: face16 }), '16', 'occlusale'),
  ).toMatchObject({
    visibilite: 'NON_VUE',
    provenance: 'PRESUMEE',
  });
});

test.each([
  [
    'une dent temporaire en denture permanente',
    [],
    { type: 'ETAT_DENT', dent: '55', etat: 'PRESENTE' },
    'DENT_HORS_DENTURE',
  ],
  [
    'une dent absente qui porte un constat',
    [obturation],
    { type: 'ETAT_DENT', dent: '16', etat: 'ABSENTE' },
    'DENT_SANS_FACE',
  ],
  [
    'un constat sur une dent absente',
    [{ type: 'ETAT_DENT', dent: '16', etat: 'ABSENTE' }],
    obturation,
    'DENT_SANS_FACE',
  ],
  [
    'une mobilité sur une dent absente',
    [{ type: 'ETAT_DENT', dent: '16', etat: 'ABSENTE' }],
    { type: 'MOBILITE', dent: '16', mobilite: 1 },
    'MOBILITE_SANS_DENT',
  ],
  [
    '« sans lésion visible » avec un autre constat',
    [],
    { ...obturation, constats: ['SANS_LESION_VISIBLE', 'FRACTURE'] },
    'CONSTAT_CONTRADICTOIRE',
  ],
  [
    'une face non vue qui porte un constat',
    [obturation],
    { type: 'VISIBILITE', cible: face16, visibilite: 'NON_VUE', motif: 'FLOU' },
    'CONSTAT_SUR_NON_VU',
  ],
  [
    'une face non vue sans motif',
    [],
    { type: 'VISIBILITE', cible: face16, visibilite: 'NON_VUE', motif: null },
    'MOTIF_MANQUANT',
  ],
  [
    'une lésion sans description',
    [],
    { type: 'CONSTAT_SITE', site: 'PLANCHER', constat: 'LESION', lesions: [] },
    'LESION_MANQUANTE',
  ],
  [
    'une description sans constat',
    [],
    { type: 'CONSTAT_SITE', site: 'PLANCHER', constat: null, lesions: [lesion] },
    'LESION_SANS_CONSTAT',
  ],
  [
    'une lésion de 0 mm',
    [],
    { type: 'CONSTAT_SITE', site: 'PLANCHER', constat: 'LESION', lesions: [{ ...lesion, tailleMm: 0 }] },
    'LESION_TAILLE',
  ],
  [
    'une lésion de 151 mm',
    [],
    { type: 'CONSTAT_SITE', site: 'PLANCHER', constat: 'LESION', lesions: [{ ...lesion, tailleMm: 151 }] },
    'LESION_TAILLE',
  ],
  [
    'un repère hors de l’image',
    [],
    { type: 'AJOUTER_REPERE', cible: face16, repere: { mediaId: 'm1', x: 1.01, y: 0 } },
    'REPERE_HORS_IMAGE',
  ],
  [
    'un changement de denture qui perd une dent',
    [obturation],
    { type: 'DENTURE', denture: 'TEMPORAIRE' },
    'DENT_HORS_DENTURE',
  ],
] as const satisfies readonly (readonly [string, readonly Commande[], Commande, string])[])(
  'CAP-02 : %s est refusé',
  (_titre, avant, commande, motif) => {
    expect(appliquer(apres(...avant), commande)).toEqual({ accord: false, motifs: [motif] });
  },
);

const reperes = fc.record({
  mediaId: fc.constantFrom('m1', 'm2'),
  x: fc.constantFrom(0, 0.5, 1, 1.5),
  y: fc.constantFrom(0, 0.3, 1),
});
const dents = fc.constantFrom(...DENTS.slice(0, 8), '31' as const);
const faces = fc.constantFrom(...FACES);
const sites = fc.constantFrom(...SITES.slice(0, 4));
const cibles: fc.Arbitrary<Cible> = fc.oneof(
  fc.record({ sorte: fc.constant('DENT' as const), dent: dents }),
  fc.record({ sorte: fc.constant('FACE' as const), dent: dents, face: faces }),
  fc.record({ sorte: fc.constant('SITE' as const), site: sites }),
);
const lesions: fc.Arbitrary<LesionMuqueuse> = fc.record({
  tailleMm: fc.constantFrom(null, 0, 1, 150, 151),
  couleur: fc.constantFrom(null, 'ROUGE' as const),
  surface: fc.constantFrom(null, 'PLANE' as const),
  induration: fc.constantFrom('OUI' as const, 'INCONNU' as const),
  depuis: fc.constant('INCONNUE' as const),
  ganglion: fc.constant('NON' as const),
});
const commandes: fc.Arbitrary<Commande> = fc.oneof(
  fc.record({ type: fc.constant('DENTURE' as const), denture: fc.constantFrom(...DENTURES) }),
  fc.record({
    type: fc.constant('ETAT_DENT' as const),
    dent: dents,
    etat: fc.constantFrom(null, ...ETATS_DENT),
  }),
  fc.record({
    type: fc.constant('MOBILITE' as const),
    dent: dents,
    mobilite: fc.constantFrom(null, ...MOBILITES),
  }),
  fc.record({ type: fc.constant('DENT_SANS_LESION' as const), dent: dents }),
  fc.record({
    type: fc.constant('CONSTAT_FACE' as const),
    dent: dents,
    face: faces,
    constats: fc.array(fc.constantFrom(...CONSTATS_FACE), { maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant('CONSTAT_SITE' as const),
    site: sites,
    constat: fc.constantFrom(null, 'LESION' as const, 'SANS_LESION_VISIBLE' as const),
    lesions: fc.array(lesions, { maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant('VISIBILITE' as const),
    cible: cibles,
    visibilite: fc.constantFrom(...VISIBILITES),
    motif: fc.constantFrom(null, ...MOTIFS_NON_VUE),
  }),
  fc.record({
    type: fc.constantFrom('AJOUTER_REPERE' as const, 'RETIRER_REPERE' as const),
    cible: cibles,
    repere: reperes,
  }),
  fc.record({
    type: fc.constant('PRECISION' as const),
    cible: cibles,
    precision: fc.constantFrom('', 'à revoir'),
  }),
  fc.record({ type: fc.constant('EFFACER' as const), cible: cibles }),
);

test('CAP-02 : aucune suite de gestes acceptés ne mène à un schéma incohérent', () => {
  fc.assert(
    fc.property(fc.constantFrom(...DENTURES), fc.array(commandes, { maxLength: 40 }), (denture, gestes) => {
      let chart = chartVierge(denture);
      for (const geste of gestes) {
        const avant = structuredClone(chart);
        const resultat = appliquer(chart, geste);
        expect(chart).toEqual(avant);
        if (resultat.accord) chart = resultat.chart;
      }
      expect(verifierChart(chart)).toEqual({ accord: true });
      const vues = Object.values(chart.dents).flatMap((dent) => Object.values(dent.faces));
      expect(
        vues.filter((f) => f.visibilite === 'NON_VUE' && f.constats.length + f.reperes.length > 0),
      ).toEqual([]);
      expect(vues.filter((f) => f.constats.length > 1 && f.constats.includes('SANS_LESION_VISIBLE'))).toEqual(
        [],
      );
      expect(
        Object.values(chart.dents).filter((d) => d.etat === 'ABSENTE' && Object.keys(d.faces).length > 0),
      ).toEqual([]);
      expect(Object.keys(chart.dents).every((dent) => dentsDe(chart.denture).includes(dent as '11'))).toBe(
        true,
      );
    }),
    { numRuns: 300 },
  );
});

test('CAP-02 : un schéma reçu d’ailleurs est relu en entier', () => {
  const chart = apres(obturation);
  const dent = chart.dents['16'];
  const abime: ObservationBouche = {
    ...chart,
    dents: { '55': dent ?? never(), '16': { ...(dent ?? never()), mobilite: 2, etat: 'ABSENTE' } },
  };
  expect(verifierChart(abime)).toEqual({
    accord: false,
    motifs: ['DENT_HORS_DENTURE', 'DENT_SANS_FACE', 'MOBILITE_SANS_DENT'],
  });
});

function never(): never {
  throw new Error('the tooth was just described');
}

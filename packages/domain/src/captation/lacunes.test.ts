import { expect, test } from 'vitest';
import { chartVierge, faceObservee, siteObserve } from '../bouche/observation.ts';
import { presumer } from '../bouche/presomption.ts';
import { expliquerLacunes, type Seance, vuesNonPrises } from './lacunes.ts';
import { VUES } from './vues.ts';

const ATTENDUES = ['FACE', 'VESTIBULAIRE_DROITE', 'OCCLUSALE_SUPERIEURE'] as const;
const seance = (autre: Partial<Seance>): Seance => ({
  debut: '2026-11-22T09:00:00.000Z',
  issue: null,
  vuesPassees: [],
  ...autre,
});

test('CAP-02 : sans prise de vues, rien n’est expliqué', () => {
  expect(vuesNonPrises(ATTENDUES, ['FACE'], [])).toEqual([]);
});

test('CAP-02 : un refus explique chaque vue qui manque, et aucune de celles qui sont là', () => {
  expect(vuesNonPrises(ATTENDUES, ['FACE'], [seance({ issue: 'REFUS' })])).toEqual([
    { vue: 'VESTIBULAIRE_DROITE', motif: 'REFUS' },
    { vue: 'OCCLUSALE_SUPERIEURE', motif: 'REFUS' },
  ]);
});

test('CAP-02 : la raison donnée pour une vue passe avant celle de la séance, la dernière avant la première', () => {
  const premiere = seance({
    debut: '2026-11-20T09:00:00.000Z',
    issue: 'FATIGUE',
    vuesPassees: [{ vue: 'FACE', motif: 'FATIGUE' }],
  });
  const seconde = seance({ issue: 'PARTIELLE', vuesPassees: [{ vue: 'FACE', motif: 'OUVERTURE_LIMITEE' }] });
  expect(vuesNonPrises(ATTENDUES, [], [premiere, seconde])).toEqual([
    { vue: 'FACE', motif: 'OUVERTURE_LIMITEE' },
    { vue: 'VESTIBULAIRE_DROITE', motif: 'VUE_NON_PRISE' },
    { vue: 'OCCLUSALE_SUPERIEURE', motif: 'VUE_NON_PRISE' },
  ]);
});

const vierge = chartVierge('PERMANENTE');

test('CAP-02 : ce qu’une vue refusée aurait montré est non vu, avec la raison ; le reste ne change pas', () => {
  const chart = expliquerLacunes(presumer(vierge, [VUES.FACE.montre]), {
    nonPrises: [{ montre: VUES.VESTIBULAIRE_DROITE.montre, motif: 'REFUS' }],
    corrections: [],
  });
  expect(faceObservee(chart, '16', 'vestibulaire')).toMatchObject({ visibilite: 'NON_VUE', motif: 'REFUS' });
  // Shown by both: the view that was taken shows it.
  expect(faceObservee(chart, '13', 'vestibulaire')).toMatchObject({ visibilite: 'VUE', motif: null });
  expect(faceObservee(chart, '26', 'vestibulaire')).toMatchObject({ visibilite: 'NON_VUE', motif: null });
  expect(siteObserve(chart, 'GENCIVE_S1')).toMatchObject({ visibilite: 'NON_VUE', motif: 'REFUS' });
});

test('CAP-02 : « on ne voit pas la 37 » l’emporte sur ce qu’une vue montre par construction', () => {
  const chart = expliquerLacunes(presumer(vierge, [VUES.OCCLUSALE_INFERIEURE.montre]), {
    nonPrises: [],
    corrections: [
      { sorte: 'DENT', dent: '37', faces: [], visibilite: 'NON_VUE', motif: 'MASQUEE' },
      { sorte: 'DENT', dent: '36', faces: ['occlusale'], visibilite: 'PARTIELLE', motif: 'SALIVE_SANG' },
      { sorte: 'SITE', site: 'PLANCHER', visibilite: 'NON_VUE', motif: 'MASQUEE' },
    ],
  });
  expect(faceObservee(chart, '37', 'occlusale')).toMatchObject({ visibilite: 'NON_VUE', motif: 'MASQUEE' });
  expect(faceObservee(chart, '36', 'occlusale')).toMatchObject({ visibilite: 'PARTIELLE' });
  expect(faceObservee(chart, '36', 'mesiale')).toMatchObject({ motif: null });
  expect(faceObservee(chart, '35', 'occlusale')).toMatchObject({ visibilite: 'VUE' });
  expect(siteObserve(chart, 'PLANCHER')).toMatchObject({ motif: 'MASQUEE' });
});

test('CAP-02 : ce que le lecteur a constaté reste à lui', () => {
  const face = {
    visibilite: 'VUE',
    provenance: 'CONSTATEE',
    motif: null,
    constats: [],
    precision: '',
    reperes: [],
  } as const;
  const chart = {
    ...vierge,
    dents: { 37: { etat: null, mobilite: null, precision: '', reperes: [], faces: { occlusale: face } } },
  };
  const suite = expliquerLacunes(chart, {
    nonPrises: [{ montre: VUES.OCCLUSALE_INFERIEURE.montre, motif: 'REFUS' }],
    corrections: [{ sorte: 'DENT', dent: '37', faces: [], visibilite: 'NON_VUE', motif: 'MASQUEE' }],
  });
  expect(faceObservee(suite, '37', 'occlusale')).toEqual(face);
});

test('CAP-02 : une dent qui n’est pas attendue n’est pas corrigée', () => {
  const correction = {
    sorte: 'DENT',
    dent: '75',
    faces: [],
    visibilite: 'NON_VUE',
    motif: 'MASQUEE',
  } as const;
  expect(expliquerLacunes(vierge, { nonPrises: [], corrections: [correction] })).toEqual(vierge);
});

test('CAP-02 : une dent dite absente n’est pas présumée vue ; qu’elle le soit, le lecteur le constate', () => {
  const chart = expliquerLacunes(presumer(vierge, [VUES.OCCLUSALE_INFERIEURE.montre]), {
    nonPrises: [],
    corrections: [{ sorte: 'PRESENCE', dent: '37', presente: false }],
  });
  expect(chart.dents['37']?.etat).toBeNull();
  expect(faceObservee(chart, '37', 'occlusale')).toMatchObject({
    visibilite: 'NON_VUE',
    motif: 'DITE_ABSENTE',
  });
  expect(faceObservee(chart, '36', 'occlusale')).toMatchObject({ visibilite: 'VUE' });
});

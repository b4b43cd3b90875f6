import { expect, test } from 'vitest';
import { verifierChart } from './coherence.ts';
import { appliquer, type Commande } from './commandes.ts';
import { dentsAttendues, sitesAttendus } from './couverture.ts';
import { DENTS_PERMANENTES } from './dents.ts';
import {
  chartVierge,
  faceObservee,
  type ObservationBouche,
  type ObservationFace,
  type ObservationSite,
} from './observation.ts';

const vierge = chartVierge('PERMANENTE');
const repere = { mediaId: 'm1', x: 0.5, y: 0.5 };
const vue: ObservationFace = {
  visibilite: 'VUE',
  provenance: 'CONSTATEE',
  motif: null,
  constats: [],
  precision: '',
  reperes: [],
};

function apres(chart: ObservationBouche, commande: Commande): ObservationBouche {
  const resultat = appliquer(chart, commande);
  if (!resultat.accord) throw new Error(resultat.motifs.join());
  return resultat.chart;
}

const avecFace = (face: Partial<ObservationFace>): ObservationBouche => ({
  ...vierge,
  dents: {
    '16': {
      etat: 'PRESENTE',
      mobilite: null,
      precision: '',
      reperes: [],
      faces: { occlusale: { ...vue, ...face } },
    },
  },
});

const avecSite = (site: Partial<ObservationSite>): ObservationBouche => ({
  ...vierge,
  muqueuse: { PLANCHER: { ...vue, constat: null, lesions: [], ...site } },
});

const motifs = (chart: ObservationBouche) => {
  const verdict = verifierChart(chart);
  return verdict.accord ? [] : verdict.motifs;
};

test.each([
  [0, 0, true],
  [1, 1, true],
  [-0.001, 0.5, false],
  [0.5, -0.001, false],
  [1.001, 0.5, false],
  [0.5, 1.001, false],
])('CAP-02 : un repère en (%d, %d) est sur l’image : %s', (x, y, dedans) => {
  expect(motifs(avecFace({ reperes: [{ ...repere, x, y }] }))).toEqual(dedans ? [] : ['REPERE_HORS_IMAGE']);
});

test.each([
  [1, []],
  [150, []],
  [0.9, ['LESION_TAILLE']],
  [150.1, ['LESION_TAILLE']],
])('CAP-02 : une lésion de %d mm se note ou se refuse', (tailleMm, attendus) => {
  const lesion = {
    tailleMm,
    couleur: null,
    surface: null,
    induration: 'INCONNU',
    depuis: 'INCONNUE',
    ganglion: 'INCONNU',
  } as const;
  expect(motifs(avecSite({ constat: 'LESION', lesions: [lesion] }))).toEqual(attendus);
});

test('CAP-02 : un seul repère suffit à dire que l’on a vu, sur une face comme sur un site', () => {
  const nonVue = { visibilite: 'NON_VUE', motif: 'FLOU', reperes: [repere] } as const;
  expect(motifs(avecFace(nonVue))).toEqual(['CONSTAT_SUR_NON_VU']);
  expect(motifs(avecSite(nonVue))).toEqual(['CONSTAT_SUR_NON_VU']);
});

test.each([
  ['un repère', { reperes: [repere] }, false],
  ['un constat', { constats: ['LESION' as const] }, false],
  ['une précision', { precision: 'À revoir.' }, false],
  ['un regard seul', {}, true],
])(
  'CAP-02 : une dent dont une face porte %s se dit absente sans rien perdre, ou se refuse',
  (_quoi, face, accord) => {
    const resultat = appliquer(avecFace(face), { type: 'ETAT_DENT', dent: '16', etat: 'ABSENTE' });
    expect(resultat.accord).toBe(accord);
    if (!resultat.accord) expect(resultat.motifs).toEqual(['DENT_SANS_FACE']);
  },
);

test('CAP-02 : retirer tous les constats d’une face que personne n’a regardée ne la fait pas voir', () => {
  const chart = apres(vierge, { type: 'CONSTAT_FACE', dent: '16', face: 'occlusale', constats: [] });
  expect(faceObservee(chart, '16', 'occlusale')).toMatchObject({
    visibilite: 'NON_VUE',
    provenance: 'PRESUMEE',
  });
});

test.each([[{ ...repere, mediaId: 'm2' }], [{ ...repere, x: 0.6 }], [{ ...repere, y: 0.6 }]])(
  'CAP-02 : deux repères qui diffèrent d’un seul trait sont deux repères',
  (autre) => {
    const cible = { sorte: 'SITE', site: 'PLANCHER' } as const;
    const un = apres(vierge, { type: 'AJOUTER_REPERE', cible, repere });
    const deux = apres(un, { type: 'AJOUTER_REPERE', cible, repere: autre });
    expect(deux.muqueuse.PLANCHER?.reperes).toEqual([repere, autre]);
  },
);

test('CAP-02 : une dent restante suffit pour que la gencive reste à montrer', () => {
  const haut = DENTS_PERMANENTES.slice(0, 15);
  const chart = haut.reduce(
    (avant, dent) => apres(avant, { type: 'ETAT_DENT', dent, etat: 'ABSENTE' }),
    vierge,
  );
  expect(sitesAttendus(chart)).toContain('GENCIVE_S2');
  expect(sitesAttendus(chart)).not.toContain('CRETE_MAXILLAIRE');
});

test('CAP-02 : en denture mixte, la canine attendue est de lait, l’incisive est permanente', () => {
  const attendues = dentsAttendues(chartVierge('MIXTE'));
  expect(attendues).toEqual(expect.arrayContaining(['53', '12']));
  expect(attendues).not.toContain('13');
  expect(attendues).not.toContain('52');
});

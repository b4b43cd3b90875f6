import { expect, test } from 'vitest';
import { PROTOCOLES } from '../captation/protocoles.ts';
import { VUES } from '../captation/vues.ts';
import { appliquer, type Commande } from './commandes.ts';
import { dentsAttendues, lacunes, sitesAttendus } from './couverture.ts';
import { type CodeFdi, DENTS_PERMANENTES } from './dents.ts';
import { chartVierge, faceObservee, type ObservationBouche } from './observation.ts';
import { presumer } from './presomption.ts';

const vierge = chartVierge('PERMANENTE');

function apres(chart: ObservationBouche, ...commandes: readonly Commande[]): ObservationBouche {
  return commandes.reduce((avant, commande) => {
    const resultat = appliquer(avant, commande);
    if (!resultat.accord) throw new Error(resultat.motifs.join());
    return resultat.chart;
  }, chart);
}

const absente = (dent: CodeFdi): Commande => ({ type: 'ETAT_DENT', dent, etat: 'ABSENTE' });

test('CAP-02 : sur un schéma vierge rien n’est vu, et tout est lacune', () => {
  const manques = lacunes(vierge);
  expect(manques).toHaveLength(32 * 5 + 21);
  expect(new Set(manques.map((l) => [l.visibilite, l.provenance, l.motif].join()))).toEqual(
    new Set(['NON_VUE,PRESUMEE,']),
  );
});

test.each(['ABSENTE', 'INCLUSE', 'RACINE_RESIDUELLE', 'PROTHESE_AMOVIBLE'] as const)(
  'CAP-02 : une dent %s n’a pas de face à montrer',
  (etat) => {
    const chart = apres(vierge, { type: 'ETAT_DENT', dent: '18', etat });
    expect(dentsAttendues(chart)).toHaveLength(31);
    expect(lacunes(chart).some((lacune) => lacune.sorte === 'FACE' && lacune.dent === '18')).toBe(false);
  },
);

test.each(['COURONNE', 'BRIDGE', 'IMPLANT', 'PROTHESE_FIXEE'] as const)(
  'CAP-02 : une dent %s se montre comme une autre',
  (etat) => {
    expect(dentsAttendues(apres(vierge, { type: 'ETAT_DENT', dent: '18', etat }))).toHaveLength(32);
  },
);

test('CAP-02 : une arcade édentée montre sa crête à la place de la gencive', () => {
  const edente = apres(vierge, ...DENTS_PERMANENTES.slice(0, 16).map(absente));
  expect(sitesAttendus(edente)).toContain('CRETE_MAXILLAIRE');
  expect(sitesAttendus(edente)).not.toContain('GENCIVE_S2');
  expect(sitesAttendus(edente)).toContain('GENCIVE_S5');
  expect(sitesAttendus(vierge)).not.toContain('CRETE_MAXILLAIRE');
});

test('CAP-02 : en denture mixte, une place n’attend qu’une dent tant que rien n’est dit', () => {
  const mixte = chartVierge('MIXTE');
  expect(dentsAttendues(mixte)).toHaveLength(24);
  expect(dentsAttendues(mixte)).toContain('55');
  expect(dentsAttendues(mixte)).not.toContain('15');
  const eruption = apres(mixte, { type: 'ETAT_DENT', dent: '15', etat: 'PRESENTE' });
  expect(dentsAttendues(eruption)).toContain('15');
  expect(dentsAttendues(eruption)).not.toContain('55');
  const deux = apres(eruption, { type: 'ETAT_DENT', dent: '55', etat: 'PRESENTE' });
  expect(dentsAttendues(deux)).toEqual(expect.arrayContaining(['15', '55']));
});

test('CAP-02 : une vue acceptée présume, elle ne constate pas', () => {
  const chart = presumer(vierge, [VUES.FACE.montre]);
  expect(faceObservee(chart, '11', 'vestibulaire')).toMatchObject({
    visibilite: 'VUE',
    provenance: 'PRESUMEE',
  });
  expect(lacunes(vierge).length - lacunes(chart).length).toBe(12 + 2);
});

test('CAP-02 : une présomption ne change jamais ce que le lecteur a constaté', () => {
  const flou = apres(vierge, {
    type: 'VISIBILITE',
    cible: { sorte: 'FACE', dent: '11', face: 'vestibulaire' },
    visibilite: 'NON_VUE',
    motif: 'FLOU',
  });
  const presume = presumer(flou, [VUES.FACE.montre]);
  expect(faceObservee(presume, '11', 'vestibulaire')).toMatchObject({ visibilite: 'NON_VUE', motif: 'FLOU' });
  expect(faceObservee(presume, '12', 'vestibulaire').visibilite).toBe('VUE');
});

test('CAP-02 : le protocole complet laisse voir ce qu’il ne montre pas', () => {
  const chart = presumer(
    vierge,
    PROTOCOLES.COMPLET_12.vues.map((vue) => VUES[vue].montre),
  );
  const manques = lacunes(chart).filter(({ visibilite }) => visibilite === 'NON_VUE');
  expect(manques.map((l) => (l.sorte === 'SITE' ? l.site : `${l.dent}-${l.face}`))).toEqual([
    ...['LEVRE_SUPERIEURE', 'LEVRE_INFERIEURE', 'COMMISSURE_DROITE', 'COMMISSURE_GAUCHE'],
    ...['JOUE_DROITE', 'JOUE_GAUCHE', 'AMYGDALE_DROITE', 'AMYGDALE_GAUCHE'],
  ]);
});

test('CAP-02 : une lacune garde le motif que le lecteur a donné', () => {
  const chart = apres(vierge, {
    type: 'VISIBILITE',
    cible: { sorte: 'SITE', site: 'PLANCHER' },
    visibilite: 'NON_VUE',
    motif: 'REFUS',
  });
  expect(lacunes(chart).find((l) => l.sorte === 'SITE' && l.site === 'PLANCHER')).toMatchObject({
    provenance: 'CONSTATEE',
    motif: 'REFUS',
  });
});

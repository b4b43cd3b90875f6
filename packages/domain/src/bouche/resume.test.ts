import { expect, test } from 'vitest';
import { VUES } from '../captation/vues.ts';
import { appliquer, type Commande } from './commandes.ts';
import { DENTS_PERMANENTES } from './dents.ts';
import { SITES } from './muqueuse.ts';
import { chartVierge, type ObservationBouche } from './observation.ts';
import { presumer } from './presomption.ts';
import { AUCUNE_LESION_VUE, phrasesObservation, resumeObservations } from './resume.ts';

const vierge = chartVierge('PERMANENTE');

function apres(chart: ObservationBouche, ...commandes: readonly Commande[]): ObservationBouche {
  return commandes.reduce((avant, commande) => {
    const resultat = appliquer(avant, commande);
    if (!resultat.accord) throw new Error(resultat.motifs.join());
    return resultat.chart;
  }, chart);
}

/** The printed spaces are told apart from ordinary ones elsewhere: here only the words count. */
const lire = (chart: ObservationBouche) =>
  resumeObservations(chart).map((t) => t.replace(/[\u00a0\u202f]/g, ' '));

const toutSain: readonly Commande[] = [
  ...DENTS_PERMANENTES.map((dent): Commande => ({ type: 'DENT_SANS_LESION', dent })),
  ...SITES.filter((site) => !site.startsWith('CRETE')).map(
    (site): Commande => ({ type: 'CONSTAT_SITE', site, constat: 'SANS_LESION_VISIBLE', lesions: [] }),
  ),
];

test('CAP-02 : un schéma vierge ne dit que ce qui n’est pas vu', () => {
  const phrases = lire(vierge);
  expect(phrases).toHaveLength(1);
  expect(phrases[0]).toMatch(
    /^Non vu sur ces images : dents 18, 17, .*48 ; lèvre supérieure ; .*amygdale gauche$/,
  );
});

test('CAP-02 : tout vu sans lésion, une seule phrase qui n’exclut aucune maladie', () => {
  expect(lire(apres(vierge, ...toutSain))).toEqual([AUCUNE_LESION_VUE]);
});

test('CAP-02 : « aucune lésion vue » nomme ce qui n’a pas été vu', () => {
  const chart = apres(
    vierge,
    ...toutSain,
    { type: 'EFFACER', cible: { sorte: 'DENT', dent: '18' } },
    {
      type: 'EFFACER',
      cible: { sorte: 'FACE', dent: '16', face: 'linguale' },
    },
  );
  expect(lire(chart)).toEqual([AUCUNE_LESION_VUE, 'Non vu sur ces images : dent 18 ; 16 face palatine']);
});

test.each([
  ['une lésion', { type: 'CONSTAT_FACE', dent: '16', face: 'occlusale', constats: ['LESION'] }],
  ['une fracture', { type: 'CONSTAT_FACE', dent: '16', face: 'occlusale', constats: ['FRACTURE'] }],
  ['une mobilité', { type: 'MOBILITE', dent: '16', mobilite: 2 }],
  [
    'une lésion de la muqueuse',
    {
      type: 'CONSTAT_SITE',
      site: 'PLANCHER',
      constat: 'LESION',
      lesions: [
        {
          tailleMm: null,
          couleur: null,
          surface: null,
          induration: 'INCONNU',
          depuis: 'INCONNUE',
          ganglion: 'INCONNU',
        },
      ],
    },
  ],
] as const satisfies readonly (readonly [string, Commande])[])(
  'CAP-02 : %s interdit d’écrire « aucune lésion vue »',
  (_titre, commande) => {
    expect(lire(apres(vierge, ...toutSain, commande))).not.toContain(AUCUNE_LESION_VUE);
  },
);

test('CAP-02 : une obturation n’empêche pas d’écrire qu’aucune lésion n’est vue', () => {
  const obturation = {
    type: 'CONSTAT_FACE',
    dent: '16',
    face: 'occlusale',
    constats: ['OBTURATION'],
  } as const;
  expect(lire(apres(vierge, ...toutSain, obturation))).toEqual([
    '16 face occlusale : obturation',
    AUCUNE_LESION_VUE,
  ]);
});

test('CAP-02 : ce qu’une vue présume seulement compte comme non vu dans le compte rendu', () => {
  expect(lire(presumer(vierge, [VUES.FACE.montre]))).toEqual(lire(vierge));
});

test('CAP-02 : les constats se disent dans l’ordre de la bouche, avec leur image', () => {
  const repere = { mediaId: 'm1', x: 0.5, y: 0.5 };
  const chart = apres(
    vierge,
    {
      type: 'CONSTAT_SITE',
      site: 'LANGUE_BORD_DROIT',
      constat: 'LESION',
      lesions: [
        {
          tailleMm: 12,
          couleur: 'ROUGE',
          surface: 'ULCEREE',
          induration: 'OUI',
          depuis: 'PLUS_DE_3_MOIS',
          ganglion: 'NON',
        },
      ],
    },
    { type: 'CONSTAT_FACE', dent: '36', face: 'linguale', constats: ['FRACTURE', 'USURE'] },
    { type: 'CONSTAT_FACE', dent: '16', face: 'linguale', constats: ['LESION'] },
    { type: 'AJOUTER_REPERE', cible: { sorte: 'FACE', dent: '16', face: 'linguale' }, repere },
    { type: 'PRECISION', cible: { sorte: 'FACE', dent: '16', face: 'linguale' }, precision: 'au collet' },
    { type: 'ETAT_DENT', dent: '46', etat: 'COURONNE' },
    { type: 'MOBILITE', dent: '46', mobilite: 1 },
    { type: 'ETAT_DENT', dent: '48', etat: 'ABSENTE' },
    { type: 'ETAT_DENT', dent: '18', etat: 'ABSENTE' },
  );
  expect(lire(chart).slice(0, -1)).toEqual([
    'Dents absentes : 18, 48',
    '16 face palatine : lésion, au collet',
    '36 face linguale : fracture, usure',
    '46 : couronne, mobilité 1',
    'Bord droit de la langue : lésion, ulcérée, rouge, 12 mm, indurée, depuis plus de 3 mois, pas de ganglion palpé',
  ]);
  expect(phrasesObservation(chart)[1]).toMatchObject({
    cible: { sorte: 'FACE', dent: '16', face: 'linguale' },
    reperes: [repere],
  });
});

test('CAP-02 : le vu en partie et les motifs se disent', () => {
  const chart = apres(
    vierge,
    ...toutSain,
    {
      type: 'VISIBILITE',
      cible: { sorte: 'FACE', dent: '26', face: 'distale' },
      visibilite: 'PARTIELLE',
      motif: 'SALIVE_SANG',
    },
    { type: 'EFFACER', cible: { sorte: 'SITE', site: 'PLANCHER' } },
    { type: 'VISIBILITE', cible: { sorte: 'SITE', site: 'PLANCHER' }, visibilite: 'NON_VUE', motif: 'REFUS' },
    ...(['17', '18'] as const).flatMap((dent): Commande[] => [
      { type: 'EFFACER', cible: { sorte: 'DENT', dent } },
      {
        type: 'VISIBILITE',
        cible: { sorte: 'DENT', dent },
        visibilite: 'NON_VUE',
        motif: 'OUVERTURE_LIMITEE',
      },
    ]),
  );
  expect(lire(chart)).toEqual([
    AUCUNE_LESION_VUE,
    'Vu en partie : 26 face distale (salive ou sang)',
    'Non vu sur ces images : dents 18, 17 (ouverture de bouche limitée) ; plancher de la bouche (refus de la personne)',
  ]);
});

test('CAP-02 : aucune phrase ne dit qu’une maladie est absente', () => {
  const toutes = [...lire(vierge), ...lire(apres(vierge, ...toutSain))];
  expect(toutes.join(' ')).not.toMatch(/pas de carie|sain|indemne|normal/i);
});

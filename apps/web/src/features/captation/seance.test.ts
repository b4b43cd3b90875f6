import { VUES } from '@orapont/domain/captation/vues';
import { expect, test } from 'vitest';
import { apres, nouvelleSeance, prochaineVue, seanceAReprendre } from './seance.ts';

const LE = '2026-11-22T09:00:00.000Z';
const depart = nouvelleSeance('s', { protocole: 'RAPIDE_5', appareil: 'TABLETTE', debut: LE });

test('CAP-02 : chaque geste fait une révision de plus, un geste sans effet aucune', () => {
  const passee = apres(depart, { type: 'PASSER', vue: 'FACE', motif: 'REFUS' });
  expect([passee.revision, passee.vuesPassees]).toEqual([1, [{ vue: 'FACE', motif: 'REFUS' }]]);
  expect(apres(passee, { type: 'PRISE', vue: VUES.VESTIBULAIRE_DROITE })).toBe(passee);
});

test('CAP-02 : une vue passée puis prise n’a plus de raison', () => {
  const passee = apres(depart, { type: 'PASSER', vue: 'FACE', motif: 'REFUS' });
  expect(apres(passee, { type: 'PRISE', vue: VUES.FACE }).vuesPassees).toEqual([]);
});

test('CAP-02 : une nouvelle image de la vue fait regarder à nouveau ce qu’elle montre', () => {
  const dites = [
    { sorte: 'SITE', site: 'GENCIVE_S2', visibilite: 'NON_VUE', motif: 'MASQUEE' },
    { sorte: 'SITE', site: 'PLANCHER', visibilite: 'NON_VUE', motif: 'MASQUEE' },
  ] as const;
  const corrigee = apres(depart, { type: 'CORRIGER', corrections: dites });
  expect(apres(corrigee, { type: 'PRISE', vue: VUES.FACE }).corrections).toEqual([dites[1]]);
});

test('CAP-02 : une vue passée deux fois garde la dernière raison', () => {
  const une = apres(depart, { type: 'PASSER', vue: 'FACE', motif: 'REFUS' });
  expect(apres(une, { type: 'PASSER', vue: 'FACE', motif: 'FATIGUE' }).vuesPassees).toEqual([
    { vue: 'FACE', motif: 'FATIGUE' },
  ]);
});

test('CAP-02 : un refus propose une suite douce, et s’annule d’un geste', () => {
  const restantes = ['FACE', 'VESTIBULAIRE_DROITE', 'VESTIBULAIRE_GAUCHE', 'OCCLUSALE_SUPERIEURE'];
  const refus = apres(depart, { type: 'FINIR', issue: 'REFUS', le: LE, restantes });
  expect(refus).toMatchObject({ issue: 'REFUS', fin: LE, suite: { moment: 'SEMAINE' } });
  expect(refus.suite?.vues).toHaveLength(3);
  expect(apres(refus, { type: 'REPRENDRE' })).toMatchObject({
    issue: null,
    fin: null,
    suite: null,
    revision: 2,
  });
});

const lue = {
  ...depart,
  vuesPassees: [],
  corrections: [],
  dispositifId: null,
  auteur: { id: 'a', nom: 'Émilie Roche' },
  mienne: true,
};

test('une séance restée ouverte ou en pause se reprend, une autre recommence', () => {
  expect(seanceAReprendre([{ ...lue, revision: 4 }])).toMatchObject({ id: 's', revision: 4 });
  expect(seanceAReprendre([{ ...lue, issue: 'PAUSE', fin: LE }])).toMatchObject({ issue: null, fin: null });
  expect(seanceAReprendre([{ ...lue, issue: 'REFUS', fin: LE }])).toBeUndefined();
  expect(seanceAReprendre([{ ...lue, mienne: false }])).toBeUndefined();
  expect(seanceAReprendre([])).toBeUndefined();
});

test('la vue suivante est la première qui manque après celle-ci, puis on revient au début', () => {
  const vues = ['A', 'B', 'C'];
  expect(prochaineVue(vues, new Set(), undefined)).toBe('A');
  expect(prochaineVue(vues, new Set(['B']), 'A')).toBe('C');
  expect(prochaineVue(vues, new Set(['C']), 'B')).toBe('A');
  expect(prochaineVue(vues, new Set(vues), 'B')).toBeUndefined();
});

import { expect, test } from 'vitest';
import { codePropose, verifierProtocolePropre, verifierVuePropre } from './propres.ts';
import { decrireProtocole, PROTOCOLES, vuesDe } from './protocoles.ts';
import { decrireVue, VUES, vueDe } from './vues.ts';

const vue = { ...VUES.FACE, code: 'FACE_AVEC_APPAREIL', libelle: 'De face, avec l’appareil', archive: false };
const tenu = (vues: readonly string[], archive = false) => ({ code: 'ORTHODONTIE', vues, archive });

test.each([
  ['une copie sous un autre code est gardée', vue, [], []],
  ['le code d’une vue d’Orapont est refusé', { ...vue, code: 'FACE' }, [], ['CODE_RESERVE']],
  ['un code en minuscules est refusé', { ...vue, code: 'face' }, [], ['CODE_MAL_FORME']],
  ['une vue demandée ne s’archive pas', { ...vue, archive: true }, [tenu([vue.code])], ['VUE_UTILISEE']],
  ['une vue d’un protocole archivé s’archive', { ...vue, archive: true }, [tenu([vue.code], true)], []],
  [
    'une face n’est pas montrée en entier et en partie',
    { ...vue, montre: { ...vue.montre, facesPartielles: ['11-vestibulaire'] as const } },
    [],
    ['VUE_PARTIELLE_ET_ENTIERE'],
  ],
])('CAP-01 : %s', (_titre, propre, protocoles, motifs) => {
  const verdict = verifierVuePropre(propre, protocoles);
  expect(verdict.accord ? [] : verdict.motifs).toEqual(motifs);
});

test.each([
  ['vues d’Orapont et de l’organisation ensemble', tenu(['FACE', vue.code]), []],
  ['aucune vue', tenu([]), ['PROTOCOLE_SANS_VUE']],
  ['deux fois la même', tenu(['FACE', 'FACE']), ['VUE_EN_DOUBLE']],
  ['une vue que personne n’a', tenu(['DISPARUE']), ['VUE_INCONNUE']],
  ['archivé, il ne demande plus rien', tenu(['DISPARUE'], true), []],
  ['le code d’un protocole d’Orapont', { ...tenu(['FACE']), code: 'COMPLET_12' }, ['CODE_RESERVE']],
])('CAP-01 : protocole, %s', (_titre, protocole, motifs) => {
  const verdict = verifierProtocolePropre(protocole, [vue]);
  expect(verdict.accord ? [] : verdict.motifs).toEqual(motifs);
});

test('CAP-01 : une vue archivée ne peut plus être demandée', () => {
  expect(verifierProtocolePropre(tenu([vue.code]), [{ ...vue, archive: true }])).toEqual({
    accord: false,
    motifs: ['VUE_INCONNUE'],
  });
});

test.each([
  ['Côté droit, appareil posé', [], 'COTE_DROIT_APPAREIL_POSE'],
  ['Face', [], 'FACE_2'],
  ['Face', ['FACE_2'], 'FACE_3'],
  ['12 vues', [], 'VUES'],
  ['…', [], 'VUE_PROPRE'],
])('CAP-01 : le code proposé pour « %s » est libre', (libelle, pris, code) => {
  expect(codePropose(libelle, pris)).toBe(code);
});

test('CAP-01 : une image se lit par la copie de sa vue, là où la liste de l’organisation est hors de vue', () => {
  expect(vueDe({ vue: vue.code, vueDecrite: vue }).libelle).toBe('De face, avec l’appareil');
  expect(vueDe({ vue: 'FACE', vueDecrite: { ...vue, code: 'FACE' } }).libelle).toBe('De face, dents serrées');
  expect(decrireVue('DISPARUE', [])).toMatchObject({
    code: 'DISPARUE',
    libelle: 'DISPARUE',
    dessin: 'LIBRE',
  });
});

test('CAP-01 : un protocole de l’organisation se lit avec ses vues, un inconnu se replie sur le rapide', () => {
  const propre = { ...PROTOCOLES.RAPIDE_5, code: 'ORTHODONTIE', vues: ['FACE', vue.code] };
  expect(vuesDe(decrireProtocole('ORTHODONTIE', [propre]), [vue]).map(({ libelle }) => libelle)).toEqual([
    'De face, dents serrées',
    'De face, avec l’appareil',
  ]);
  expect(decrireProtocole('DISPARU', []).code).toBe('RAPIDE_5');
});

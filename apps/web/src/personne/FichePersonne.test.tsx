import { PROFIL_VIERGE } from '@orapont/domain/evaluation/profil-sensoriel';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { FichePersonne, type PersonneDevantSoi } from './FichePersonne.tsx';
import { TEXTES_PERSONNE as T } from './textes.ts';

const personne: PersonneDevantSoi = {
  nomNaissance: 'Lefèvre',
  nomUtilise: null,
  prenom: 'Jeanne',
  dateNaissance: '1938-02-03',
  chambre: '12',
  site: 'EHPAD Les Lilas',
  photo: null,
  profil: PROFIL_VIERGE,
  alertes: [],
  homonyme: false,
};

const page = (change: Partial<PersonneDevantSoi> = {}) =>
  renderToStaticMarkup(
    <FichePersonne
      personne={{ ...personne, ...change }}
      jour="2026-03-02"
      onConfirmer={() => undefined}
      onAutrePersonne={() => undefined}
    />,
  );

test('TC-06 : la façon de dire non se lit avant les alertes et avant les gestes', () => {
  const html = page({
    profil: {
      ...PROFIL_VIERGE,
      direNon: { geste: 'serre les lèvres', son: '', mot: '' },
      calme: 'La musique.',
    },
  });
  const rangs = ['Jeanne', 'serre les lèvres', T.alertes, 'La musique.', T.oui, T.non].map((mot) =>
    html.indexOf(mot),
  );
  expect(rangs.every((rang) => rang > 0)).toBe(true);
  expect(rangs).toEqual(rangs.toSorted((a, b) => a - b));
});

test('TC-06 : une façon de dire non inconnue se dit, elle ne se tait pas', () => {
  expect(page()).toContain(T.direNonInconnu);
});

test('CAP-01 : nom, naissance, chambre et lieu se comparent, et rien n’a le focus d’avance', () => {
  const html = page({ homonyme: true });
  for (const trait of ['LEFÈVRE', '03/02/1938 (88\u00a0ans)', '12', 'EHPAD Les Lilas', T.homonyme])
    expect(html).toContain(trait);
  expect(html).not.toMatch(/autofocus/i);
});

test('CAP-01 : le portrait se montre quand il y en a un, et son absence ne laisse aucun vide', () => {
  expect(page({ photo: '/portrait' })).toContain(`alt="${T.portrait}"`);
  expect(page()).not.toContain('<img');
});

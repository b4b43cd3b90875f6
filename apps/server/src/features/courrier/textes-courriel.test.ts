import { expect, test } from 'vitest';
import { SUJETS_COURRIEL, texteCourriel } from './textes-courriel.ts';

const LIEN = 'https://orapont.example/demandes/0199d3c2-7b1e-7000-8000-000000000001';
/** Words that would say that this mail is about someone's health. */
const MOTS_DE_SANTE =
  /dent|bouche|buccal|lésion|carie|cancer|douleur|soin|santé|patient|résident|médec|diagnos|consult|avis|expert|EHPAD|INS|traitement|urgen/iu;

test.each(SUJETS_COURRIEL)('TE-09 : le courriel %s ne dit rien de la santé ni de la personne', (sujet) => {
  const { objet, corps } = texteCourriel(sujet, LIEN);
  expect(`${objet}\n${corps.replace(LIEN, '')}`).not.toMatch(MOTS_DE_SANTE);
  expect(corps).toContain(LIEN);
  expect(objet).not.toMatch(/[\r\n]/u);
});

test('la demande porte la phrase convenue', () => {
  expect(texteCourriel('DEMANDE', LIEN).objet).toBe('Vous avez une demande à lire dans Orapont');
});

test('un lien de la machine elle-même est admis pour l’essai', () => {
  expect(texteCourriel('DEMANDE', 'http://127.0.0.1:3000/x').corps).toContain('http://127.0.0.1:3000/x');
});

test.each(['javascript:alert(1)', 'http://mal.example/x', 'data:text/html,x', 'pas un lien'])(
  'un lien douteux est refusé : %s',
  (lien) => {
    expect(() => texteCourriel('DEMANDE', lien)).toThrow();
  },
);

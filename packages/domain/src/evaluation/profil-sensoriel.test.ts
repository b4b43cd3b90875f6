import { expect, test } from 'vitest';
import { lignesDuProfil, PROFIL_VIERGE, profilEnTexte, profilLibre } from './profil-sensoriel.ts';

test('la façon de dire non vient en premier, et le vide ne se lit pas', () => {
  const profil = {
    ...PROFIL_VIERGE,
    calme: 'La musique douce.',
    direNon: { geste: 'tourne la tête', son: 'mm-mm', mot: '' },
  };
  expect(lignesDuProfil(profil).map(({ cle }) => cle)).toEqual(['direNon', 'calme']);
  expect(profilEnTexte(profil)).toBe(
    'Façon de dire non\u00a0: geste\u00a0: tourne la tête\u202f; son\u00a0: mm-mm. Ce qui calme\u00a0: La musique douce.',
  );
});

test('un profil d’avant garde son texte tel quel', () => {
  expect(profilEnTexte(profilLibre('Aime la musique. Parle fort.'))).toBe('Aime la musique. Parle fort.');
  expect(profilEnTexte(PROFIL_VIERGE)).toBe('');
});

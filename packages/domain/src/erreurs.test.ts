import { expect, test } from 'vitest';
import { Erreur } from './erreurs.ts';

test('une erreur garde son code, ses motifs, ses champs et sa cause', () => {
  const cause = new Error('ECONNREFUSED');
  const erreur = new Erreur('SAISIE_INVALIDE', ['NOM_VIDE'], { champs: { nom: 'Écrivez le nom.' }, cause });
  expect(erreur).toMatchObject({
    code: 'SAISIE_INVALIDE',
    motifs: ['NOM_VIDE'],
    champs: { nom: 'Écrivez le nom.' },
    cause,
  });
  expect(erreur.message).toBe('SAISIE_INVALIDE NOM_VIDE');
});

test('une erreur sans champ n’en porte pas', () => {
  expect(new Erreur('INTROUVABLE').champs).toBeUndefined();
});

import { expect, test } from 'vitest';
import { attenteAvant, conduiteApres } from './attente.ts';

test('l’attente double jusqu’à une minute, et se tire au sort dans sa moitié haute', () => {
  expect(attenteAvant(0, 0)).toBe(500);
  expect(attenteAvant(0, 1)).toBe(1_000);
  expect(attenteAvant(3, 0)).toBe(4_000);
  expect(attenteAvant(40, 1)).toBe(60_000);
});

test('ce qui passe est repris, ce qui est refusé attend une personne', () => {
  for (const statut of [0, 200, 408, 423, 429, 500, 502, 503, 504])
    expect(conduiteApres({ statut }), `${statut}`).toBe('REESSAYER');
  expect(conduiteApres({ statut: 401, code: 'NON_AUTHENTIFIE' })).toBe('SESSION');
  expect(conduiteApres({ statut: 413, code: 'TROP_GRAND' })).toBe('REFUSER');
  expect(conduiteApres({ statut: 422, code: 'SAISIE_INVALIDE' })).toBe('REFUSER');
  expect(conduiteApres({ statut: 404, code: 'INTROUVABLE' })).toBe('REFUSER');
  expect(conduiteApres({ statut: 409, code: 'CONFLIT', motifs: ['IMAGES_FIGEES'] })).toBe('PERSONNE');
});

test('un envoi que le serveur n’a plus repart du début', () => {
  expect(conduiteApres({ statut: 410 })).toBe('REPRENDRE_AU_DEBUT');
  expect(conduiteApres({ statut: 404 })).toBe('REPRENDRE_AU_DEBUT');
  expect(conduiteApres({ statut: 404, code: 'INTROUVABLE', motifs: ['ENVOI_PERDU'] })).toBe(
    'REPRENDRE_AU_DEBUT',
  );
  expect(conduiteApres({ statut: 409, code: 'CONFLIT', motifs: ['EMPREINTE_DIFFERENTE'] })).toBe(
    'REPRENDRE_AU_DEBUT',
  );
});

test('un envoi incomplet se poursuit, une image arrivée avant son acte attend', () => {
  expect(conduiteApres({ statut: 409, code: 'CONFLIT', motifs: ['ENVOI_INCOMPLET'] })).toBe('POURSUIVRE');
  expect(conduiteApres({ statut: 409, code: 'CONFLIT', motifs: ['ACTE_ATTENDU'] })).toBe('REESSAYER');
});

test('l’ordre d’effacer n’est jamais confondu avec un envoi périmé ni avec une tablette fermée', () => {
  expect(conduiteApres({ statut: 410, code: 'PARTI', motifs: ['APPAREIL_EFFACER'] })).toBe('EFFACER');
  expect(conduiteApres({ statut: 410, code: 'PARTI', motifs: ['APPAREIL_FERME'] })).toBe('FERMER');
  expect(conduiteApres({ statut: 410, code: 'PARTI', motifs: ['APPAREIL_SILENCIEUX'] })).toBe('FERMER');
});

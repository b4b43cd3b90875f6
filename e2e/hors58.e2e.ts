import { test } from 'vitest';
import { parcours } from './outils/parcours.ts';
import { repondreSansFacturer } from './outils/sans-facture.ts';

const ici = parcours();

test('un avis hors article 58 est rendu et signé, et la facturation dit pourquoi il n’a pas de ligne', () =>
  repondreSansFacturer(ici, { nature: 'AVIS_HORS_58', motif: 'PLAN_DE_TRAITEMENT', nom: 'Perrot' }));

import { test } from 'vitest';
import { parcours } from './outils/parcours.ts';
import { repondreSansFacturer } from './outils/sans-facture.ts';

const ici = parcours();

test('un bilan sans suspicion est lu et signé, et la facturation dit pourquoi il n’a pas de ligne', () =>
  repondreSansFacturer(ici, { nature: 'BILAN', motif: 'BILAN_PERIODIQUE', nom: 'Marchal' }));

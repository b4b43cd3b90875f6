import type { LigneImportT } from '@orapont/contract/dossier-import';
import { expect, test } from 'vitest';
import {
  AUCUNE_DECISION,
  AUTRE,
  direPareils,
  ECARTEE,
  enAttente,
  enCorps,
  memesTraits,
  repondre,
  reponse,
} from './decisions.ts';

const FICHE = '0190a000-0000-7000-8000-000000000001';
const ligne = (changements: Partial<LigneImportT> = {}): LigneImportT => ({
  numero: 2,
  etat: 'RESSEMBLE',
  identite: 'LEFÈVRE Jeanne',
  chambre: '20',
  erreurs: [],
  avertissements: [],
  differences: [],
  semblables: [
    {
      dossierId: FICHE,
      identite: 'LEFÈVRE Jeanne',
      dateNaissance: '1938-02-03',
      sexe: 'F',
      chambre: '12',
      siteNom: 'Les Lilas',
      memesTraits: true,
      differences: [
        { champ: 'chambre', actuel: '12', fichier: '20' },
        { champ: 'prenoms', actuel: 'Jeanne', fichier: 'Jeanne, Marie' },
      ],
    },
  ],
  ...changements,
});

test('dire « la même personne » propose sa chambre, et ne crée ni n’écarte', () => {
  const dites = repondre(AUCUNE_DECISION, ligne(), FICHE);
  expect(enCorps(dites)).toEqual({
    ecartees: [],
    autresPersonnes: [],
    memesPersonnes: [{ numero: 2, dossierId: FICHE }],
    misesAJour: [{ numero: 2, champs: ['chambre'] }],
  });
});

test('une réponse remplace l’autre, et rien de la première ne reste', () => {
  const autre = repondre(repondre(AUCUNE_DECISION, ligne(), FICHE), ligne(), AUTRE);
  expect(enCorps(autre)).toEqual({ ecartees: [], autresPersonnes: [2], memesPersonnes: [], misesAJour: [] });
  expect(reponse(repondre(autre, ligne(), ECARTEE), 2)).toBe(ECARTEE);
});

test('une ligne en erreur ou qui ressemble attend ; les mêmes traits se disent d’un geste', () => {
  const lignes = [
    ligne(),
    ligne({ numero: 3, semblables: [] }),
    ligne({ numero: 4, etat: 'ERREUR', semblables: [] }),
    ligne({ numero: 5, etat: 'NOUVELLE', semblables: [] }),
  ];
  expect(enAttente(lignes, AUCUNE_DECISION).map(({ numero }) => numero)).toEqual([2, 3, 4]);
  const pareilles = memesTraits(lignes, AUCUNE_DECISION);
  expect(pareilles.map(({ numero }) => numero)).toEqual([2]);
  const dites = direPareils(AUCUNE_DECISION, pareilles);
  expect(enAttente(lignes, dites).map(({ numero }) => numero)).toEqual([3, 4]);
});

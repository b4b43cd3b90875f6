import type { FicheDemo } from './fiche.ts';

/** IME Les Peupliers: children, hence parents; the place is not eligible. */
export const PEUPLIERS: readonly FicheDemo[] = [
  {
    cle: 'noel-theo',
    chambre: '',
    nom: 'Noël',
    prenoms: ['Théo'],
    naissance: '2014-04-01',
    sexe: 'M',
    cog: '34172',
    representant: { qualite: 'PARENT', nom: 'Noël', prenom: 'Laure', telephone: '06 39 98 00 11' },
    ayantDroit: { nirDe: { sexe: 'F', naissance: '1984-09-12', cog: '34172' }, rang: 1 },
    connu: ['claire.moreau'],
  },
  {
    cle: 'hamel-lina',
    chambre: '',
    nom: 'Hamel',
    prenoms: ['Lina'],
    naissance: '2016-11-08',
    sexe: 'F',
    cog: '34172',
    representant: { qualite: 'PARENT', nom: 'Hamel', prenom: 'Omar', telephone: '06 39 98 00 12' },
  },
];

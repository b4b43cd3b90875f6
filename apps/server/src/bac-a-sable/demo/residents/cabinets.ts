import { type FicheDemo, ligne } from './fiche.ts';

/** Patients of the Cabinet dentaire du Port. */
export const PORT: readonly FicheDemo[] = [
  {
    cle: 'renaud-michel',
    chambre: '',
    nom: 'Renaud',
    prenoms: ['Michel'],
    naissance: '1963-03-03',
    sexe: 'M',
    cog: '34172',
    sante: { tabac: '40 paquets-années', antecedents: [ligne('Hypertension artérielle')] },
  },
  {
    cle: 'colin-brigitte',
    chambre: '',
    nom: 'Colin',
    prenoms: ['Brigitte'],
    naissance: '1958-08-08',
    sexe: 'F',
    cog: '34172',
    sante: { situations: { DIABETE: 'OUI' } },
  },
  {
    cle: 'vidal-jean',
    chambre: '',
    nom: 'Vidal',
    prenoms: ['Jean'],
    naissance: '1970-10-10',
    sexe: 'M',
    cog: '2A272',
  },
];

/** Patients of the Cabinet dentaire des Lices. */
export const LICES: readonly FicheDemo[] = [
  {
    cle: 'picard-manon',
    chambre: '',
    nom: 'Picard',
    prenoms: ['Manon'],
    naissance: '1992-06-18',
    sexe: 'F',
    cog: '34172',
    sante: { situations: { GROSSESSE: 'OUI' } },
  },
  {
    cle: 'lemoine-yves',
    chambre: '',
    nom: 'Lemoine',
    prenoms: ['Yves'],
    naissance: '1955-05-15',
    sexe: 'M',
    cog: '29019',
  },
];

/** Patient of the Cabinet dentaire Saint-Roch. */
export const ROCH: readonly FicheDemo[] = [
  {
    cle: 'poirier-nadia',
    chambre: '',
    nom: 'Poirier',
    prenoms: ['Nadia'],
    naissance: '1966-01-09',
    sexe: 'F',
    cog: '34172',
  },
];

import { CHAMPS, CHAMPS_IMPORT } from '@orapont/contract/dossier-import';

/** The mark tells spreadsheets that it is UTF-8. */
const enAdresse = (rangees: readonly (readonly string[])[]): string =>
  `data:text/csv;charset=utf-8,${encodeURIComponent(
    `\uFEFF${rangees.map((rangee) => `${rangee.join(';')}\r\n`).join('')}`,
  )}`;

/** What made-up people have in each column that a list of people may have. */
const EXEMPLES: readonly Readonly<Record<string, string>>[] = [
  {
    identifiantExterne: 'R-001',
    nomNaissance: 'Exemple',
    prenoms: 'Marie, Louise',
    dateNaissance: '03/02/1938',
    sexe: 'F',
    lieuNaissanceCog: '59350',
    chambre: '12',
    entreeLe: '15/01/2026',
    protection: 'Aucune',
  },
  {
    identifiantExterne: 'R-002',
    nomNaissance: 'Modèle',
    prenoms: 'Paul',
    dateNaissance: '14/07/1941',
    sexe: 'M',
    chambre: '14',
  },
];

const COLONNES = CHAMPS.filter((champ) => champ !== 'nomPrenoms');

export const MODELE_PERSONNES = enAdresse([
  COLONNES.map((champ) => CHAMPS_IMPORT[champ]),
  ...EXEMPLES.map((exemple) => COLONNES.map((champ) => exemple[champ] ?? '')),
]);

export const MODELE_IMAGES = enAdresse([
  ['Identifiant', 'Fichier', 'Titre', 'Date'],
  ['R-001', 'images/radio-1.jpg', 'Radiographie panoramique', '12/05/2025'],
  ['R-002', 'images/arcade.jpg', 'Arcade du bas', '12/05/2025'],
]);

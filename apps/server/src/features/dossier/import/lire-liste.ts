import type { SourceImport } from '@orapont/contract/dossier-import';
import { LIGNES_IMPORT_MAX } from '@orapont/contract/dossier-import';
import { CsvError, parse } from 'csv-parse/sync';
import { proposer } from './correspondance.ts';
import { decoderListe, type Encodage } from './decoder-liste.ts';
import { refusListe } from './refus-liste.ts';

export type Separateur = ';' | ',' | '\t' | '|';
/** `numero`: the row as a spreadsheet numbers it, a cell on two lines included. */
export type Rangee = { readonly numero: number; readonly cases: readonly string[] };
export type Liste = {
  readonly encodage: Encodage;
  readonly separateur: Separateur;
  readonly avantTitres: number;
  readonly titres: readonly string[];
  readonly rangees: readonly Rangee[];
};

type Attendu = {
  /** How many of these cells are titles that are known. */
  readonly titres: (cases: readonly string[]) => number;
  readonly colonnes: number;
};

const PERSONNES: Attendu = { titres: (cases) => Object.keys(proposer(cases)).length, colonnes: 3 };

/**
 * Reads a list as it was given: the encoding and the separator are guessed, and so is the line of titles, which exports often
 * put under the name of the house and the date. Titles repeated at each page are passed over.
 *
 * @param attendu of what the list is, people unless it is said
 * @throws Erreur SAISIE_INVALIDE with a sentence, when it is no list
 */
export function lireListe(source: SourceImport, attendu: Attendu = PERSONNES): Liste {
  const { encodage, texte: lu } = decoderListe(source);
  // A line by which a spreadsheet tells another its separator.
  const texte = lu.replace(/^sep=.\r?\n/i, '');
  const separateur = devinerSeparateur(texte);
  const toutes = lireRangees(texte, separateur);
  const avantTitres = rangDesTitres(toutes, attendu);
  const [entete, ...suite] = toutes.slice(avantTitres);
  const rangees = suite.filter(({ cases }) => cases.join('\t') !== entete?.cases.join('\t'));
  if (!entete || rangees.length === 0)
    throw refusListe('Cette liste est vide : il faut une ligne de titres, puis une ligne par personne.');
  if (entete.cases.length < attendu.colonnes)
    throw refusListe(
      'Les colonnes n’ont pas été reconnues : exportez la liste en CSV, avec des points-virgules entre les colonnes.',
    );
  if (rangees.length > LIGNES_IMPORT_MAX)
    throw refusListe(
      `Cette liste a plus de ${LIGNES_IMPORT_MAX.toLocaleString('fr')} lignes : coupez-la en plusieurs.`,
    );
  return { encodage, separateur, avantTitres, titres: entete.cases, rangees };
}

const SEPARATEURS = [';', '\t', ',', '|'] as const;

/** The one that cuts the most of the first rows into the same number of columns. */
function devinerSeparateur(texte: string): Separateur {
  const notes = SEPARATEURS.map((separateur) => ({ separateur, note: noter(texte, separateur) }));
  return notes.reduce((a, b) => (b.note > a.note ? b : a)).separateur;
}

function noter(texte: string, separateur: Separateur): number {
  try {
    const largeurs = analyser(texte, separateur, 40).map((cases) => cases.length);
    const parLargeur = Map.groupBy(largeurs, (largeur) => largeur);
    return Math.max(0, ...[...parLargeur].map(([largeur, rangs]) => (largeur - 1) * rangs.length));
  } catch {
    return 0;
  }
}

function lireRangees(texte: string, separateur: Separateur): Rangee[] {
  try {
    return analyser(texte, separateur)
      .map((cases, rang) => ({ numero: rang + 1, cases: cases.map(nettoyer) }))
      .filter(({ cases }) => cases.some((c) => c !== ''));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const ligne = typeof cause['lines'] === 'number' ? ` vers la ligne ${cause['lines']}` : '';
    throw refusListe(
      `Un guillemet n’est pas refermé${ligne} : corrigez le fichier, puis choisissez-le de nouveau.`,
    );
  }
}

const analyser = (texte: string, delimiter: Separateur, to?: number): string[][] =>
  parse(texte, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    ...(to === undefined ? {} : { to }),
  });

/** One space for any white; ="0123" and '0123 are how spreadsheets keep a number as text. */
const nettoyer = (cellule: string) =>
  cellule
    .normalize('NFC')
    .replace(/^="(.*)"$/s, '$1')
    .replace(/^'(?=[\d+])/, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The row, among the first, in which the most titles are known. */
function rangDesTitres(rangees: readonly Rangee[], { titres, colonnes }: Attendu): number {
  const debut = rangees.slice(0, 20);
  const notes = debut.map(({ cases }) => titres(cases));
  const meilleure = Math.max(0, ...notes);
  if (meilleure >= 2) return notes.indexOf(meilleure);
  const premiere = Math.max(
    0,
    debut.findIndex(({ cases }) => cases.filter((c) => c !== '').length >= colonnes),
  );
  if (debut[premiere]?.cases.some((c) => /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|^\d{4}-\d{2}-\d{2}/.test(c)))
    throw refusListe(
      'Cette liste n’a pas de ligne de titres : ajoutez au-dessus une ligne qui nomme les colonnes (Nom, Prénom, Date de naissance, Sexe…).',
    );
  return premiere;
}

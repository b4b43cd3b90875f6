import { type DateCivile, lireDateCivile } from '@orapont/domain/dates';

/** A day read in a cell: `remarque` says how, when it was not written in full; otherwise why it is none. */
export type DateLue =
  | { readonly date: DateCivile; readonly remarque?: string }
  | { readonly date: undefined; readonly phrase: string };

/**
 * Reads a day as lists write it: 03/02/1938, 3.2.1938, 1938-02-03, 19380203, 3 février 1938, with an hour behind, the number of
 * the day that a spreadsheet keeps, or a year on two figures when only one century is possible.
 *
 * @interpretation A year on two figures is of the last century when it would otherwise be to come; else the line is stopped,
 *   since 12 may be 1912 or 2012 in the same house.
 */
export function lireDateDeListe(texte: string, jour: DateCivile): DateLue {
  const propre = texte.trim().replace(/[\sT]+\d{1,2}[:hH]\d{2}.*$/, '');
  const partielle = inconnue(propre);
  if (partielle) return partielle;
  const date = enClair(propre);
  if (date) return { date };
  return surDeuxChiffres(propre, jour) ?? duTableur(propre) ?? { date: undefined, phrase: fausse(texte) };
}

const fausse = (texte: string) => `« ${texte} » n’est pas une date : écrivez jj/mm/aaaa.`;

const MOIS = ['janv', 'fev', 'mars', 'avr', 'mai', 'juin', 'juil', 'aou', 'sept', 'oct', 'nov', 'dec'];

function enClair(texte: string): DateCivile | undefined {
  const [, j = '', m = '', a = ''] = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(texte) ?? [];
  if (a !== '') return composer(j, m, a);
  const [, annee = '', mois = '', rang = ''] = /^(\d{4})[/.-]?(\d{2})[/.-]?(\d{2})$/.exec(texte) ?? [];
  if (annee !== '') return composer(rang, mois, annee);
  const [, leJour = '', nom = '', lAn = ''] =
    /^(\d{1,2})(?:er)?[\s-]+(\p{L}+)\.?[\s-]+(\d{4})$/u.exec(texte) ?? [];
  const rangMois = MOIS.findIndex((debut) => sansAccent(nom).startsWith(debut)) + 1;
  return rangMois > 0 ? composer(leJour, String(rangMois), lAn) : undefined;
}

const sansAccent = (texte: string) => texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const composer = (jour: string, mois: string, annee: string) =>
  lireDateCivile(`${annee}-${mois.padStart(2, '0')}-${jour.padStart(2, '0')}`);

function surDeuxChiffres(texte: string, aujourdhui: DateCivile): DateLue | undefined {
  const [, j = '', m = '', aa = ''] = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{2})$/.exec(texte) ?? [];
  if (aa === '') return undefined;
  const [ancienne, recente] = [composer(j, m, `19${aa}`), composer(j, m, `20${aa}`)];
  if (recente !== undefined && recente <= aujourdhui)
    return {
      date: undefined,
      phrase: `« ${texte} » : 19${aa} ou 20${aa} ? Écrivez l’année sur quatre chiffres.`,
    };
  return ancienne
    ? { date: ancienne, remarque: `« ${texte} » a été lu ${enFrancais(ancienne)}.` }
    : undefined;
}

const enFrancais = (date: DateCivile) => date.split('-').reverse().join('/');

/** Days since 30 December 1899, as spreadsheets count them. */
function duTableur(texte: string): DateLue | undefined {
  if (!/^\d{4,5}(?:[.,]0+)?$/.test(texte)) return undefined;
  const instant = Date.UTC(1899, 11, 30) + Number.parseInt(texte, 10) * 86_400_000;
  const date = lireDateCivile(new Date(instant).toISOString().slice(0, 10));
  // Below, it is a year alone.
  if (!date || Number.parseInt(texte, 10) < 2_200) return undefined;
  return {
    date,
    remarque: `« ${texte} » est un numéro de jour du tableur : il a été lu ${enFrancais(date)}.`,
  };
}

/**
 * A day or a month that nobody knows, as some registers write it.
 *
 * @source RNIV, incomplete birth dates
 */
function inconnue(texte: string): DateLue | undefined {
  if (!INCONNUE.test(texte)) return undefined;
  return {
    date: undefined,
    phrase: `« ${texte} » : le jour ou le mois manque. Écrivez la date portée par la pièce d’identité ; si elle ne donne que l’année, 31/12 de cette année.`,
  };
}

const INCONNUE = /^(?:(?:00|\?\?|xx)[/. -][\dx?]{2}|\d{2}[/. -](?:00|\?\?|xx))[/. -]\d{4}$|^(?:19|20)\d{2}$/i;

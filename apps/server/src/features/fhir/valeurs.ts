import { type DateCivile, ecartParis, estDateCivile, joursDuMois } from '@orapont/domain/dates';
import { mauvaiseRequete } from './issue.ts';
import type { Intervalle } from './source-repository.ts';

/** Values of search parameters, read. @source FHIR R4 §3.1.1.4 */
export type Jeton = { readonly systeme: string | undefined; readonly code: string };
export type Chaine = { readonly texte: string; readonly exact: boolean };
export type Jour = {
  readonly prefixe: Intervalle['prefixe'];
  readonly du: DateCivile;
  readonly au: DateCivile;
};
export type Reference = { readonly type: string | null; readonly id: string };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const estUuid = (texte: string): boolean => UUID.test(texte);

/** `a,b\,c` is two values. */
export const choix = (brut: string): readonly string[] =>
  (brut.match(/(?:[^\\,]|\\.)+/gs) ?? []).map((morceau) => morceau.replace(/\\(.)/gs, '$1'));

/** `systeme|code`, `|code`, `code`. */
export function lireJeton(brut: string): Jeton {
  const barre = brut.indexOf('|');
  return barre < 0
    ? { systeme: undefined, code: brut }
    : { systeme: brut.slice(0, barre), code: brut.slice(barre + 1) };
}

/** `Patient/id`, `id`, or the whole address here. */
export function lireReference(brut: string, racine: string): Reference {
  const local = brut.startsWith(`${racine}/`) ? brut.slice(racine.length + 1) : brut;
  const [type, id] = local.includes('/') ? local.split('/', 2) : [null, local];
  return { type: type ?? null, id: id ?? '' };
}

const DATE = /^(eq|ne|gt|ge|lt|le|sa|eb)?(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const INSTANT =
  /^(eq|ne|gt|ge|lt|le|sa|eb)?(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,6}))?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/;

const illisible = (nom: string) =>
  mauvaiseRequete('value', `La date du paramètre «\u00a0${nom}\u00a0» n’est pas lisible.`);

/** A year, a month or a day, as the days that it covers. */
export function lireJour(nom: string, brut: string): Jour {
  const [tout, prefixe = 'eq', annee = '', mois, jour] = DATE.exec(brut) ?? [];
  if (tout === undefined) throw illisible(nom);
  const du = `${annee}-${mois ?? '01'}-${jour ?? '01'}`;
  const moisFin = mois ?? '12';
  const au = `${annee}-${moisFin}-${jour ?? String(joursDuMois(Number(annee), Number(moisFin))).padStart(2, '0')}`;
  if (!estDateCivile(du) || !estDateCivile(au)) throw illisible(nom);
  return { prefixe: prefixe as Jour['prefixe'], du, au };
}

/** A moment, as the time that its writing covers: a day of Paris, a minute, a second, or less. */
export function lireMoment(nom: string, brut: string): Intervalle {
  // In a form, the + of a time zone reads as a space.
  const texte = brut.replace(' ', '+');
  if (!texte.includes('T')) {
    const { prefixe, du, au } = lireJour(nom, texte);
    return { prefixe, debut: minuit(du), fin: minuitApres(au) };
  }
  const [tout, prefixe = 'eq', jour = '', heure, minute, seconde, fraction, zone] = INSTANT.exec(texte) ?? [];
  if (tout === undefined || !estDateCivile(jour)) throw illisible(nom);
  const base = Date.parse(`${jour}T${heure}:${minute}:${seconde ?? '00'}${zone ?? decalage(jour)}`);
  const largeur = seconde === undefined ? 60_000_000 : fraction === undefined ? 1_000_000 : 1;
  const debut = Number((fraction ?? '').padEnd(6, '0'));
  // « .123 » covers a millisecond, « .123456 » a microsecond.
  const pas = fraction === undefined ? largeur : 10 ** (6 - fraction.length);
  return {
    prefixe: prefixe as Intervalle['prefixe'],
    debut: enMicrosecondes(base, debut),
    fin: enMicrosecondes(base, debut + pas),
  };
}

/** After the year 9999 there is only later. */
const FIN_DES_TEMPS = Date.parse('9999-12-31T23:59:59.999Z');

function enMicrosecondes(base: number, plus: number): string {
  const milli = base + Math.floor(plus / 1_000_000) * 1_000;
  if (milli > FIN_DES_TEMPS) return 'infinity';
  return `${new Date(milli).toISOString().slice(0, 19)}.${String(plus % 1_000_000).padStart(6, '0')}Z`;
}

const decalage = (jour: string) => `+0${ecartParis(`${jour}T12:00:00.000Z`)}:00`;
const minuit = (jour: DateCivile): string =>
  enMicrosecondes(Date.parse(`${jour}T00:00:00${decalage(jour)}`), 0);
/** Midnight after that day, in Paris. */
function minuitApres(jour: DateCivile): string {
  const suivant = Date.parse(`${jour}T00:00:00Z`) + 86_400_000;
  return suivant > FIN_DES_TEMPS
    ? 'infinity'
    : minuit(new Date(suivant).toISOString().slice(0, 10) as DateCivile);
}

/** A civil date, `AAAA-MM-JJ`: no time, no zone, and it sorts as text. */
export type DateCivile = `${number}-${number}-${number}`;

/** A moment, ISO 8601 in UTC as `Date.prototype.toISOString` writes it: it sorts as text too. */
export type Instant = string;

const HEURE = 3_600_000;
const deuxChiffres = (nombre: number) => String(nombre).padStart(2, '0');

export function joursDuMois(annee: number, mois: number): number {
  if (mois === 2) return (annee % 4 === 0 && annee % 100 !== 0) || annee % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(mois) ? 30 : 31;
}

/** True for a day of the calendar, from year 1000 to 9999: `2026-02-29` is not one. */
export function estDateCivile(texte: string): texte is DateCivile {
  if (!/^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(texte)) return false;
  const [annee, mois, jour] = decouper(texte);
  return jour <= joursDuMois(annee, mois);
}

/** Reads `AAAA-MM-JJ` or the French `JJ/MM/AAAA`; undefined when it is no day of the calendar. */
export function lireDateCivile(texte: string): DateCivile | undefined {
  const iso = texte.trim().replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, '$3-$2-$1');
  return estDateCivile(iso) ? iso : undefined;
}

/** `05/03/2026`, as a French form prints it. */
export function formaterDate(date: DateCivile): string {
  return date.split('-').reverse().join('/');
}

/** The same day, years later; 29 February becomes the 28th in a common year. */
export function ajouterAnnees(date: DateCivile, annees: number): DateCivile {
  const [annee, mois, jour] = decouper(date);
  return composer(annee + annees, mois, Math.min(jour, joursDuMois(annee + annees, mois)));
}

export function ajouterJours(date: DateCivile, jours: number): DateCivile {
  const [annee, mois, jour] = decouper(date);
  return jourUtc(Date.UTC(annee, mois - 1, jour + jours));
}

/**
 * Age in full years on a day, 0 on the day of birth.
 *
 * @interpretation Someone born on 29 February gets older on 1 March of a common year.
 */
export function ageA(naissance: DateCivile, jour: DateCivile): number {
  const [anneeNaissance] = decouper(naissance);
  const [annee] = decouper(jour);
  return annee - anneeNaissance - (jour.slice(5) < naissance.slice(5) ? 1 : 0);
}

export function ajouterHeures(instant: Instant, heures: number): Instant {
  return new Date(Date.parse(instant) + heures * HEURE).toISOString();
}

/** Whole and partial hours from one moment to another; negative when the second comes first. */
export function heuresEntre(debut: Instant, fin: Instant): number {
  return (Date.parse(fin) - Date.parse(debut)) / HEURE;
}

/** The day it is in Paris at that moment: what « date de l’acte » means everywhere in the product. */
export function jourParis(instant: Instant): DateCivile {
  return jourUtc(heureLocale(instant));
}

/** Time of day in Paris, `14 h 05` with non-breaking spaces. */
export function heureParis(instant: Instant): string {
  const local = new Date(heureLocale(instant));
  return `${deuxChiffres(local.getUTCHours())} h ${deuxChiffres(local.getUTCMinutes())}`;
}

/** Paris wall clock written as if it were UTC. */
const heureLocale = (instant: Instant): number => Date.parse(instant) + ecartParis(instant) * HEURE;

/** Hours by which the clock of Paris is ahead of UTC at that moment. */
export const ecartParis = (instant: Instant): 1 | 2 => (estHeureEte(Date.parse(instant)) ? 2 : 1);

/**
 * Summer time runs from the last Sunday of March to the last Sunday of October, both at 01:00 UTC.
 *
 * @source directive 2000/84/CE (the October end applies since 1996)
 */
function estHeureEte(moment: number): boolean {
  const annee = new Date(moment).getUTCFullYear();
  return moment >= dernierDimanche(annee, 3) && moment < dernierDimanche(annee, 10);
}

/** 01:00 UTC on the last Sunday of March or October, both months of 31 days. */
function dernierDimanche(annee: number, mois: 3 | 10): number {
  const fin = new Date(Date.UTC(annee, mois - 1, 31, 1));
  return fin.getTime() - fin.getUTCDay() * 24 * HEURE;
}

const jourUtc = (moment: number) => new Date(moment).toISOString().slice(0, 10) as DateCivile;

const composer = (annee: number, mois: number, jour: number) =>
  `${annee}-${deuxChiffres(mois)}-${deuxChiffres(jour)}` as DateCivile;

const decouper = (date: string) => date.split('-').map(Number) as [number, number, number];

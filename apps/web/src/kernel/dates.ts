import { heureParis, jourParis } from '@orapont/domain/dates';

const LONG = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
const BREF = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'medium', timeZone: 'UTC' });

const dater = (jour: Intl.DateTimeFormat) => (instant: string) =>
  `${jour.format(new Date(jourParis(instant)))} à ${heureParis(instant)}`;

/** « 22 novembre 2026 à 03 h 40 » */
export const quand = dater(LONG);
/** « 22 nov. 2026 à 03 h 40 », where room is short. */
export const quandBref = dater(BREF);

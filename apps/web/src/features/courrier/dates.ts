import { heureParis, jourParis } from '@orapont/domain/dates';

const JOUR = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });

/** « 22 novembre 2026 à 03 h 40 » */
export const quand = (instant: string): string =>
  `${JOUR.format(new Date(jourParis(instant)))} à ${heureParis(instant)}`;

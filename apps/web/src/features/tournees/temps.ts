import { type DateCivile, formaterDate, heureParis, jourParis } from '@orapont/domain/dates';

export const aujourdHui = (): DateCivile => jourParis(new Date().toISOString());

export const moment = (le: string) => `${formaterDate(jourParis(le))} à ${heureParis(le)}`;

const JOURS = new Intl.DateTimeFormat('fr', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});

/** « mardi 3 mars » : a round is thought of by its day of the week. */
export const enToutesLettres = (jour: DateCivile): string => JOURS.format(new Date(`${jour}T12:00:00Z`));

import { formaterDate, heureParis, type Instant, jourParis } from '@orapont/domain/dates';

export const dateHeure = (le: Instant) => `${formaterDate(jourParis(le))} à ${heureParis(le)}`;
export const aujourdHui = () => jourParis(new Date().toISOString());

/** `14:05` in Paris now, as an `input type=time` holds it. */
export const heureActuelle = () => heureParis(new Date().toISOString()).replace(/\s*h\s*/u, ':');

/** The instant of a day and a time of this device's zone; undefined when one is missing. */
export function instantDe(jour: string, heure: string): Instant | undefined {
  const moment = new Date(`${jour}T${heure || '00:00'}:00`);
  return jour === '' || heure === '' || Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

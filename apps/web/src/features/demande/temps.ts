import { formaterDate, heureParis, type Instant, jourParis } from '@orapont/domain/dates';

export const dateHeure = (le: Instant) => `${formaterDate(jourParis(le))} à ${heureParis(le)}`;
export const aujourdHui = () => jourParis(new Date().toISOString());

/** `14:05` in Paris now, as an `input type=time` holds it. */
export const heureActuelle = () => momentAvant(0).heure;

/** The day and the time in Paris, some minutes ago: just after midnight, that is the day before. */
export function momentAvant(minutes: number, maintenant = new Date()) {
  const instant = new Date(maintenant.getTime() - minutes * 60_000).toISOString();
  return { jour: jourParis(instant), heure: heureParis(instant).replace(/\s*h\s*/u, ':') };
}

/** The instant of a day and a time (`14:30`, `14h30`, `9 h`) of this device's zone; undefined when one cannot be read. */
export function instantDe(jour: string, heure: string): Instant | undefined {
  const lu = /^(\d{1,2})\s*[:hH]\s*(\d{2})?$/.exec(heure.trim());
  if (!lu || jour === '') return undefined;
  const moment = new Date(`${jour}T${(lu[1] ?? '').padStart(2, '0')}:${lu[2] ?? '00'}:00`);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

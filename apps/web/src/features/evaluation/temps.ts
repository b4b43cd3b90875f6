import { formaterDate, heureParis, jourParis } from '@orapont/domain/dates';

export const dateHeure = (instant: string) =>
  `${formaterDate(jourParis(instant))} à ${heureParis(instant).replaceAll(' ', '\u00a0')}`;

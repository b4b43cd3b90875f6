import { type DateCivile, formaterDate } from '@orapont/domain/dates';
import { formaterEuros } from '@orapont/domain/montants';

export const euros = (centimes: number): string => formaterEuros(centimes);
export const jour = (date: DateCivile): string => formaterDate(date);

/** « LEFÈVRE Jeanne » */
export const nomPatient = ({ nom, prenom }: { readonly nom: string; readonly prenom: string }): string =>
  `${nom.toLocaleUpperCase('fr')} ${prenom}`.trim();

const MOIS = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** « mars 2026 » */
export const nomDuMois = (mois: string): string => MOIS.format(new Date(`${mois}-01T00:00:00Z`));

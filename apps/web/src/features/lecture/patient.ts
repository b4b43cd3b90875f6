import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import { ageA, formaterDate, jourParis } from '@orapont/domain/dates';
import { T } from './textes.ts';

/** « LEFÈVRE Jeanne », by the name in use. */
export const nomPatient = ({ patient }: DemandeFigeeT): string =>
  `${(patient.nomUtilise ?? patient.nomNaissance).toLocaleUpperCase('fr')} ${patient.prenomUtilise ?? patient.prenoms[0] ?? ''}`.trim();

export function etatCivil({ patient }: DemandeFigeeT): string {
  const age = ageA(patient.dateNaissance, jourParis(new Date().toISOString()));
  return T.ne(patient.sexe, formaterDate(patient.dateNaissance), age);
}

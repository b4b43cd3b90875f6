import { T } from './textes.ts';

/** Texts that a correction may change besides the conclusion. */
export const CHAMPS_CORRECTION = [
  { cle: 'observations', label: 'Autres observations' },
  { cle: 'soinsConseilles', label: T.soins },
  { cle: 'lieuDeSoins', label: T.lieu },
  { cle: 'conseilsHygiene', label: T.hygiene },
  { cle: 'prescriptions', label: T.prescriptions },
  { cle: 'actes', label: T.actes },
] as const;

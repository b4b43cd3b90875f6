import type { DateCivile } from '../dates.ts';

/**
 * The four modules of the training of image takers, two days in all.
 *
 * @rule TRN-01
 * @source SOSS
 */
export const LIBELLE_MODULE_FORMATION = {
  ODONTOLOGIE: 'Odontologie de base',
  ACCUEIL: 'Accueil des personnes ayant des troubles de la cognition, de l’attention ou de la communication',
  RECUEIL: 'Recueil des données, caméra et logiciel',
  TELEMEDECINE: 'Télémédecine et réseau de soins',
} as const;
export type ModuleFormation = keyof typeof LIBELLE_MODULE_FORMATION;
export const MODULES_FORMATION = Object.keys(LIBELLE_MODULE_FORMATION) as readonly ModuleFormation[];

/** Certificate of one person, on one day, for all the modules or some of them. */
export type Attestation = {
  readonly date: DateCivile;
  readonly modules: readonly ModuleFormation[];
  /** Last day on which it counts, when the trainer wrote one. */
  readonly fin?: DateCivile | null;
};

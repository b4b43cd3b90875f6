import type { AttributIdentite, Sexe, StatutIns } from '@orapont/domain/identite/ins';
import type { CodeProfession } from '@orapont/domain/identite/professions';

/** ISO 8601 in UTC, to the microsecond. */
type Maj = string;

export type PatientLu = {
  readonly id: string;
  readonly maj: Maj | null;
  readonly organisationId: string;
  readonly nomNaissance: string;
  readonly prenoms: readonly string[];
  readonly nomUtilise: string | null;
  readonly prenomUtilise: string | null;
  readonly dateNaissance: string;
  readonly sexe: Sexe;
  readonly lieuNaissanceCog: string | null;
  readonly insStatut: StatutIns;
  readonly insAttributs: readonly AttributIdentite[];
  readonly insMatricule: string | null;
  readonly insOid: string | null;
  readonly identifiantExterne: string | null;
  readonly decesLe: string | null;
  /** Names that other software gave to this record. */
  readonly nomsExterieurs?: readonly { readonly systeme: string; readonly valeur: string }[];
};

export type PraticienLu = {
  readonly id: string;
  readonly nom: string;
  readonly prenom: string;
  readonly civilite: 'M' | 'MME' | null;
  readonly profession: CodeProfession;
  readonly savoirFaire: readonly string[];
  readonly rpps: string | null;
  readonly bal: string | null;
  readonly actif: boolean;
};

export type AffectationLue = {
  readonly id: string;
  readonly praticienId: string;
  readonly siteId: string;
  readonly profession: CodeProfession;
  readonly modeExercice: 'LIBERAL' | 'SALARIE' | 'REMPLACANT' | 'MIXTE';
  readonly du: string;
  readonly au: string | null;
  readonly enCours: boolean;
};

export type StructureLue = {
  readonly id: string;
  /** The legal entity, or one of its places. */
  readonly genre: 'ENTITE' | 'SITE';
  readonly nom: string;
  readonly finess: string | null;
  readonly adresse: string;
  readonly bal: string | null;
  readonly entiteId: string | null;
  readonly actif: boolean;
};

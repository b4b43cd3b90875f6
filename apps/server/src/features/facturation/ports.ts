import type { DateCivile } from '@orapont/domain/dates';
import type { CodeActe } from '@orapont/domain/facturation/tarifs';
import type { Bd, Tx } from '../../kernel/bd.ts';
import type { Travaux } from '../../kernel/travaux.ts';

/** What the register of acts knows a patient by. */
export type IdentiteRegistre = {
  readonly nomNaissance: string;
  readonly prenoms: readonly string[];
  readonly dateNaissance: DateCivile;
  readonly sexe: 'F' | 'M' | 'I';
  readonly lieuNaissanceCog: string | null;
  readonly ins: { readonly matricule: string } | null;
};

/** The register of acts (TE-12), kept by the téléexpertise: its keys, and its writing. */
export type RegistreDesActes = {
  readonly cles: (identite: IdentiteRegistre) => readonly string[];
  readonly inscrire: (
    tx: Tx,
    acte: {
      readonly rpps: string | null;
      readonly identite: IdentiteRegistre;
      readonly code: CodeActe;
      readonly date: DateCivile;
      readonly empreinteActe: string;
    },
  ) => Promise<unknown>;
};

export type DepsFacturation = {
  readonly bd: Bd;
  readonly travaux: Pick<Travaux, 'enfiler' | 'consommer'>;
  readonly maintenant: () => Date;
  readonly registre: RegistreDesActes;
  /** Prices without an official text in sight (⚠1): on when the installation says so. */
  readonly tarifsAVerifier: boolean;
};

import type { CodeFdi } from '@orapont/domain/bouche/dents';
import type { ObservationDent } from '@orapont/domain/bouche/observation';

/** ISO 8601 in UTC, to the microsecond. */
type Maj = string;

/** One tooth, as a signed answer states it. */
export type DentLue = {
  readonly id: string;
  readonly maj: Maj | null;
  readonly dossierId: string;
  readonly acteId: string;
  readonly dent: CodeFdi;
  readonly observation: ObservationDent;
  readonly le: string;
  readonly signataire: string;
  readonly corrigee: boolean;
};

/** Where an answer or a word about consent comes from. */
export type ProvenanceLue = {
  readonly id: string;
  readonly maj: Maj | null;
  readonly dossierId: string;
  readonly acteId: string | null;
  readonly cible: 'DOCUMENT' | 'CONSENTEMENT';
  readonly cibleId: string;
  readonly organisationId: string;
  readonly le: string;
  readonly auteur: string;
  /** The professional of the directory, when he is known as such. */
  readonly praticienId: string | null;
  readonly signeLe: string | null;
};

/** Something that was done with a record, and by whom. */
export type TraceLue = {
  readonly id: string;
  readonly maj: Maj | null;
  readonly dossierId: string;
  readonly acteId: string | null;
  readonly organisationId: string;
  readonly le: string;
  readonly action: string;
  readonly acteur: string;
};

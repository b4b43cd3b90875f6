import type { NomExterieur, PersonneTransmise } from '../../confluences/ports.ts';

/** Someone, as other software says who she is. */
export type PatientTransmis = {
  readonly noms: readonly NomExterieur[];
  readonly personne: PersonneTransmise;
  /** Where she is followed, by its identifier here or its FINESS; null when nothing is said. */
  readonly lieu: { readonly id: string | null; readonly finess: string | null } | null;
  /** Elements that came and are not held here. */
  readonly nonGardes: readonly string[];
};

/** A document about someone whose record is here. */
export type DocumentTransmis = {
  readonly noms: readonly NomExterieur[];
  readonly dossierId: string;
  readonly acteId: string | null;
  readonly titre: string;
  readonly auteur: string;
  readonly octets: Uint8Array;
  readonly nonGardes: readonly string[];
};

/** What may be created, read from its text and checked. @throws RefusFhir what is wrong, in words */
export type LecteurFhir = {
  readonly patient: (corps: string) => PatientTransmis;
  readonly document: (corps: string) => DocumentTransmis;
};

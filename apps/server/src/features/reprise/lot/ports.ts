import type { DateCivile } from '@orapont/domain/dates';
import type { DonneesSante } from '@orapont/domain/sante/donnees';
import type { ArchiveOuverte } from '../ports.ts';

/**
 * What other software says of people, read and not yet believed: nothing here was looked at in the records. Every resource and every
 * file of the archive has one line, and no line stands twice.
 *
 * @rule DOS-09, ID-INS
 */
export type LotLu = {
  readonly personnes: readonly PersonneLue[];
  readonly lignes: readonly LigneLue[];
};

/** @throws ArchiveRefusee when nothing of the archive can be used */
export type LireLot = (archive: ArchiveOuverte, cadre: { readonly jour: DateCivile }) => Promise<LotLu>;

/** Someone whom the archive names. Its line is the one that makes the record. */
export type PersonneLue = {
  readonly chemin: string;
  /** The same for the same person of the same software, in this archive and in the next; never of two people of one archive. */
  readonly cle: string;
  /** An id that is hers in the whole world, or null: an Orapont names its records by one. */
  readonly id: string | null;
  readonly identite: IdentiteLue;
  /** Number that the source gives. It finds a record that is here; it is never kept nor believed. */
  readonly ins: InsLue | null;
  readonly proches: readonly ProcheLu[];
  readonly sante: DonneesSante | null;
  /** Why no record can be made of it; empty when it can. */
  readonly refus: string;
  /** Why it could be someone else of the same archive; empty when it cannot. */
  readonly doute: string;
  /** What a person should check, in sentences. */
  readonly remarques: readonly string[];
  /** What the source says of the person, as it says it. */
  readonly copie: FichierLu;
};

export type InsLue = { readonly matricule: string; readonly oid: string };

/** Traits as they are written: a day that is not whole stays empty. */
export type IdentiteLue = {
  readonly nomNaissance: string;
  readonly prenoms: readonly string[];
  readonly nomUtilise: string | null;
  readonly prenomUtilise: string | null;
  readonly dateNaissance: string;
  readonly sexe: 'F' | 'M' | 'I';
  readonly lieuNaissanceCog: string | null;
  readonly decesLe: string | null;
  readonly identifiantExterne: string | null;
};

/** Someone near. What law gives him is never taken from a file. */
export type ProcheLu = {
  readonly cle: string;
  readonly qualite: 'FAMILLE' | 'PROCHE';
  readonly nom: string;
  readonly prenom: string;
  readonly telephone: string | null;
  readonly courriel: string | null;
};

export type FichierLu = {
  readonly titre: string;
  readonly type: string;
  readonly octets: () => Promise<AsyncIterable<Uint8Array>>;
};

/** A line: what becomes of one resource, or of one file. */
export type LigneLue = {
  readonly chemin: string;
  /** What it is, in one word of the source: `Observation`, `CDA`, `PDF`. */
  readonly nature: string;
  /** Whose it is, by {@link PersonneLue.cle}; null when nobody of the archive. */
  readonly personne: string | null;
  readonly devient:
    | { readonly sort: 'FICHIER'; readonly fichier: FichierLu; readonly remarque: string }
    /** Nothing of its own to take: why, in words. */
    | { readonly sort: 'LISIBLE' | 'A_VOIR' | 'REFUSE'; readonly motif: string };
};

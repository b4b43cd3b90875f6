import type { FicheT } from '@orapont/contract/dossier-fiche';
import type { DateCivile } from '@orapont/domain/dates';
import type { Plage } from '../objets/ports.ts';

/** An archive that is open: its files by name, read one at a time. */
export type ArchiveOuverte = {
  readonly fichiers: ReadonlyMap<string, number>;
  /** Breaks with `ArchiveRefusee` where the file is damaged, and with something else when the disk is. */
  readonly lire: (chemin: string) => Promise<AsyncIterable<Uint8Array>>;
};

/** Why an archive, or one of its files, cannot be used; the message is a sentence for the person. */
export class ArchiveRefusee extends Error {}

export type OuvrirArchive = (
  taille: number,
  lire: (plage: Plage) => AsyncIterable<Uint8Array>,
) => Promise<ArchiveOuverte>;

/** A list as a spreadsheet wrote it; `numero` is the row as the spreadsheet numbers it. */
export type TableauLu = {
  readonly titres: readonly string[];
  readonly rangees: readonly { readonly numero: number; readonly cases: readonly string[] }[];
};

/** A row of a list of people. */
export type PersonneLue = {
  readonly numero: number;
  readonly fiche: FicheT;
  readonly chambre: string;
  readonly entreeLe: DateCivile;
  /** Sentences; a row that has any is not taken. */
  readonly erreurs: readonly string[];
  readonly avertissements: readonly string[];
};

/** Lists, read by what reads those that are imported by hand: encodings, separators, titles, dates. */
export type LecteurDeListes = {
  /** @throws ArchiveRefusee when it is no list; `titres`: how many of these cells are titles that are known. */
  tableau(octets: Uint8Array, titres: (cases: readonly string[]) => number): TableauLu;
  /** What of a list of people is missing among its titles; none when it is one. */
  manquants(titres: readonly string[]): readonly string[];
  /** How many of these cells are titles of a list of people. */
  titres(cases: readonly string[]): number;
  /** Rank of the column that holds the number of each person in the home's software. */
  identifiant(titres: readonly string[]): number | undefined;
  personnes(tableau: TableauLu, jour: DateCivile): readonly PersonneLue[];
};

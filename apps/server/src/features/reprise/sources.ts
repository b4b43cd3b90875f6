import type { FicheT, RepresentantSaisi } from '@orapont/contract/dossier-fiche';
import type { DateCivile } from '@orapont/domain/dates';
import type { z } from 'zod';
import type { ArchiveOuverte } from './ports.ts';

export type Representant = z.infer<typeof RepresentantSaisi> & { readonly id: string };
/** `contenu` is what `DonneesSanteZ` accepts; both ids are made by `cadre.nommer`, or stable in the same way. */
export type Sante = { readonly id: string; readonly contenu: unknown; readonly saisiLe: string };

/** Someone whom an archive brings, checked as what a person types is. */
export type Personne = {
  /** One id for each person of the archive, the same one whenever it comes again: `cadre.nommer` makes it of what names her there. */
  readonly id: string;
  /** What `FicheZ` accepts. The INS is left out whatever it says: it is asked for again here. */
  readonly fiche: FicheT;
  readonly chambre?: string;
  readonly depuis?: DateCivile;
  readonly representants: readonly Representant[];
  readonly sante: readonly Sante[];
};

/** One line of the report: `chemin` says where in the archive, to the row or to the entry, and no two pieces have the same one. */
type Nommee = { readonly chemin: string; readonly nature: string };

/** What is kept as a document of the record, as it came. */
type Portee = Nommee & {
  readonly type: string;
  readonly titre: string;
  readonly octets: () => Promise<AsyncIterable<Uint8Array>>;
  /** The digest that the archive announces, when it does: another one refuses the line. */
  readonly empreinte?: string;
  /** What whoever brings it in should read, whatever becomes of it. */
  readonly remarque?: string;
  /** Tells it from another file of the record that holds the same bytes; without it the second one is there already. */
  readonly distingue?: string;
};

/** Someone; `octets` are the exact words in which the archive tells her, kept beside the record that is made of them. */
export type PiecePersonne = Portee & {
  readonly genre: 'PERSONNE';
  readonly personne: Personne;
  /** Why a person must look whatever is known here, in a sentence: nothing of her is then taken. */
  readonly attend?: string;
};

export type PieceFichier = Portee & {
  readonly genre: 'FICHIER';
  /** Whose, among the persons yielded before. */
  readonly personneId: string;
  /** Kept as it came; checked and rid of what names someone, as any picture; or among the received examinations. */
  readonly porte: 'DOCUMENT' | 'IMAGE' | 'DICOM';
  /** The id under which this file may already be here. */
  readonly id?: string | null;
};

/** What is settled by the archive alone. `motif` is a sentence for whoever brings it in. */
export type PieceDite = Nommee & {
  readonly genre: 'DITE';
  readonly sort: 'REFUSE' | 'A_VOIR' | 'LISIBLE';
  readonly motif: string;
  readonly personneId?: string | null;
  readonly type?: string;
  readonly empreinte?: string;
};

export type Piece = PiecePersonne | PieceFichier | PieceDite;

export type CadreSource = {
  readonly organisationId: string;
  /** The day on which the archive came: what a source reads must not change between the trial and the rest. */
  readonly jour: DateCivile;
  /** An id that tells nothing of what it was made of. */
  readonly nommer: (...noms: readonly string[]) => string;
};

/** One kind of archive. */
export type Source = {
  readonly code: 'ORAPONT' | 'FHIR' | 'CDA' | 'LISTE';
  /** By its names, and one small file at the most. */
  readonly reconnait: (archive: ArchiveOuverte) => Promise<boolean>;
  /**
   * Everything that the archive holds, someone before her files, in the same order each time: what the trial said is what is done.
   * A file of which no piece says `chemin` gets a line of its own, refused for `horsListe`.
   *
   * @throws ArchiveRefusee when nothing of it can be read
   */
  readonly pieces: (archive: ArchiveOuverte, cadre: CadreSource) => AsyncIterable<Piece>;
  readonly horsListe: string;
  /**
   * Two people of one archive are two people where they come from. A source of which that is not sure yields `attend`.
   * True when `identifiantExterne` is the number of the home's own software: the same number and the same traits are the same person.
   */
  readonly numeroDeLEtablissement: boolean;
};

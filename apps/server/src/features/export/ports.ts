import type { ManifesteT, NatureFichier } from '@orapont/contract/export';
import type { Bd } from '../../kernel/bd.ts';
import type { Travaux } from '../../kernel/travaux.ts';
import type { CadreFhir, FabriqueFhir } from '../fhir/ports.ts';
import type { Objets, RefObjet } from '../objets/ports.ts';

/** A file that goes out: where, what it is, and its bytes, read when its turn comes. */
export type FichierSortant = {
  readonly chemin: string;
  readonly nature: NatureFichier;
  readonly type: string;
  readonly dossierId: string | null;
  readonly id: string | null;
  readonly octets: () => AsyncIterable<Uint8Array>;
};

/** What a record names and that has no bytes here, with the reason in French. */
export type FichierAbsent = ManifesteT['absents'][number];

/** Writes an archive as it is read: one file at a time, nothing held but the list; the last entry is what `fin` makes of it. */
export type EcrireArchive = (
  fichiers: AsyncIterable<FichierSortant>,
  fin: (ecrits: ManifesteT['fichiers']) => { readonly chemin: string; readonly contenu: string },
) => AsyncIterable<Uint8Array>;

/** A row as the database tells it: instants and days are text. */
export type Ligne = Readonly<Record<string, unknown>> & { readonly id: string };

/** Where the bytes of what a record shows stand: each capability numbers its own objects. */
export type Emplacements = {
  readonly image: (media: {
    readonly organisationId: string;
    readonly dossierId: string;
    readonly mediaId: string;
    readonly surApercu: boolean;
  }) => RefObjet;
  readonly instance: (instance: {
    readonly organisationId: string;
    readonly id: string;
    readonly cleDossierId: string;
  }) => RefObjet;
};

export type DepsContenu = {
  readonly objets: Pick<Objets, 'lire' | 'taille'>;
  readonly emplacements: Emplacements;
  readonly fabrique: FabriqueFhir;
};

export type DepsExport = DepsContenu &
  CadreFhir & {
    readonly bd: Bd;
    readonly maintenant: () => Date;
    readonly travaux: Travaux;
    readonly objets: Pick<Objets, 'lire' | 'taille' | 'ecrire' | 'supprimer'>;
    readonly archiver: EcrireArchive;
    /** A part is closed by the record that goes past this size. */
    readonly octetsPartie: number;
  };

import type { FicheT } from '@orapont/contract/dossier-fiche';
import type { Bd } from '../../kernel/bd.ts';
import type { Travaux } from '../../kernel/travaux.ts';
import type { Objets, Plage } from '../objets/ports.ts';

/** An archive that is open: its files by name, read one at a time. */
export type ArchiveOuverte = {
  readonly fichiers: ReadonlyMap<string, number>;
  readonly lire: (chemin: string) => Promise<AsyncIterable<Uint8Array>>;
};

/** Why an archive cannot be used; the message is a sentence for the person. */
export class ArchiveRefusee extends Error {}

export type OuvrirArchive = (
  taille: number,
  lire: (plage: Plage) => AsyncIterable<Uint8Array>,
) => Promise<ArchiveOuverte>;

export type DepsReprise = {
  readonly bd: Bd;
  readonly maintenant: () => Date;
  readonly travaux: Travaux;
  readonly objets: Pick<Objets, 'lire' | 'taille' | 'ecrire' | 'supprimer'>;
  readonly ouvrirArchive: OuvrirArchive;
  /** Columns of a record from what it says; those of its search follow from the names. */
  readonly colonnes: (fiche: FicheT) => object;
  /** Takes a DICOM file among the received examinations; null when it is kept, or a sentence. */
  readonly recevoirDicom: (
    de: { readonly organisationId: string; readonly siteId: string; readonly nom: string },
    octets: Uint8Array,
  ) => Promise<string | null>;
};

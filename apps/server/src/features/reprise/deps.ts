import type { FicheT } from '@orapont/contract/dossier-fiche';
import type { Bd } from '../../kernel/bd.ts';
import type { Travaux } from '../../kernel/travaux.ts';
import type { PorteTus, TraitementImages } from '../medias/ports.ts';
import type { Objets, Televersements } from '../objets/ports.ts';
import type { OuvrirArchive } from './ports.ts';
import type { Source } from './sources.ts';

export type DepsReprise = {
  readonly bd: Bd;
  readonly maintenant: () => Date;
  readonly travaux: Travaux;
  readonly objets: Pick<Objets, 'lire' | 'taille' | 'ecrire' | 'supprimer'>;
  readonly televersements: Pick<Televersements, 'trouver' | 'lireTeleversement' | 'abandonner'>;
  readonly tus: PorteTus;
  readonly ouvrirArchive: OuvrirArchive;
  /** In the order in which they are asked whether an archive is theirs. */
  readonly sources: readonly Source[];
  readonly images: Pick<TraitementImages, 'ingerer'>;
  /** Makes ids that tell nothing of what they were made of. */
  readonly cle: Buffer;
  /** Columns of a record from what it says; those of its search follow from the names. */
  readonly colonnes: (fiche: FicheT) => object;
  /** Takes a DICOM file among the received examinations; null when it is kept, or a sentence. */
  readonly recevoirDicom: (
    de: { readonly organisationId: string; readonly siteId: string; readonly nom: string },
    octets: Uint8Array,
  ) => Promise<string | null>;
};

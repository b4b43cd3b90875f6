import type { Bd } from '../../kernel/bd.ts';
import type { CorrespondantsNationaux } from '../annuaire/ports.ts';

export type DepsAdministration = {
  readonly bd: Bd;
  readonly maintenant: () => Date;
  /** Fictitious structures: their FINESS numbers fail the key. */
  readonly demo: boolean;
};

/** Who acts: an administrator signed in, or someone at the command line of the server. */
export type Auteur = { readonly compteId: string | undefined; readonly nom: string };

export type DepsInscription = Pick<DepsAdministration, 'bd' | 'maintenant'> & {
  readonly correspondants: CorrespondantsNationaux;
};

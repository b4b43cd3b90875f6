import type { Bd } from '../../kernel/bd.ts';
import type { Travaux } from '../../kernel/travaux.ts';
import type { AnnuaireNational } from './ports.ts';

export type DepsAnnuaire = {
  readonly bd: Bd;
  readonly maintenant: () => Date;
  readonly travaux: Travaux;
  /** Absent when this installation has no key and is no demonstration. */
  readonly annuaireNational: AnnuaireNational | undefined;
  /** Outside production every copy goes after thirty days, whoever it is of. */
  readonly production: boolean;
};

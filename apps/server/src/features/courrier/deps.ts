import type { Bd } from '../../kernel/bd.ts';
import type { Travaux } from '../../kernel/travaux.ts';
import type { BoitesBacASable, Compositeurs, Courriel, Depositaire, MessagerieSante } from './ports.ts';

export type DepsCourrier = {
  readonly bd: Bd;
  readonly travaux: Travaux;
  readonly maintenant: () => Date;
  /** Public origin, which the link of an ordinary mail carries. */
  readonly origine: string;
  /** Absent when the installation has no operator: health mail then waits, visibly. */
  readonly mssante: MessagerieSante | undefined;
  readonly courriel: Courriel | undefined;
  readonly compositeurs: Compositeurs;
  /** Absent when the installation feeds no DMP. */
  readonly depositaire?: Depositaire | undefined;
  /** The sandbox operator, when it stands in for the real one. */
  readonly bacASable: BoitesBacASable | undefined;
};

export const canauxDe = ({
  mssante,
  courriel,
  depositaire,
}: Pick<DepsCourrier, 'mssante' | 'courriel' | 'depositaire'>): ReadonlySet<string> =>
  new Set([
    ...(mssante ? ['MSSANTE'] : []),
    ...(courriel ? ['COURRIEL'] : []),
    ...(depositaire ? ['DMP'] : []),
  ]);

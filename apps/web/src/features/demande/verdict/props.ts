import type { VerdictT } from '@orapont/contract/demande';
import type { EtapeProps } from '../etapes/contexte.ts';

export type VerdictProps = EtapeProps & {
  readonly verdict: VerdictT;
  readonly requisId: string;
  readonly onAutreRequis: () => void;
  readonly onRejuger: () => void;
};

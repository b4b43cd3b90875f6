import type { DemandeLueT } from '@orapont/contract/demande';
import type { Brouillon } from '../useBrouillon.ts';

export const ETAPES = ['pourquoi', 'qui', 'consentement', 'questions', 'images', 'relire'] as const;
export type CodeEtape = (typeof ETAPES)[number];

/** What every step of the wizard is given. */
export type EtapeProps = {
  readonly demande: DemandeLueT;
  readonly brouillon: Brouillon;
  readonly allerA: (etape: CodeEtape) => void;
};

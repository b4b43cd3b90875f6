import type { Bd } from '../../../kernel/bd.ts';
import type { Travaux } from '../../../kernel/travaux.ts';
import type { LireMedias } from '../../medias/ports.ts';
import type { ClientAilleurs, DemandesAConfier, GuideAilleurs } from './ports.ts';

export type DepsAilleurs = {
  readonly bd: Bd;
  readonly travaux: Travaux;
  readonly maintenant: () => Date;
  readonly origine: string;
  readonly production: boolean;
  readonly demandes: DemandesAConfier;
  readonly medias: Pick<LireMedias, 'situer' | 'octets'>;
  readonly guideAilleurs: GuideAilleurs;
  readonly clientAilleurs: ClientAilleurs;
  /** Opens and seals the secrets of other software. */
  readonly cle: Buffer;
};

import { type ObstacleT, ObstacleZ } from '@orapont/contract/demande';
import type { ErreurApi } from '../../../kernel/call.ts';

/** The obstacles of a refusal, as the rules wrote them. */
export const obstaclesDe = ({ probleme }: ErreurApi): readonly ObstacleT[] =>
  (probleme.obstacles ?? []).flatMap((obstacle) => {
    const lu = ObstacleZ.safeParse(obstacle);
    return lu.success ? [lu.data] : [];
  });

import type { RelevePropose } from '@orapont/contract/demande';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { type EtatActe, transition } from '@orapont/domain/teleexpertise/etat';
import { type CodeObstacle, OBSTACLES } from '@orapont/domain/teleexpertise/obstacles';
import { z } from 'zod';

const Details = z.object({
  professionnelId: z.string(),
  siteId: z.string(),
  nom: z.string(),
  obstacles: z.array(z.string()),
});

type Ligne = { readonly type: string; readonly par_nom: string; readonly details: unknown };

/**
 * The last proposal of the requis, as long as the request may still change hands and has not since.
 *
 * @rule TE-07 (⚠16)
 */
export function relevePropose(
  { nature, etat }: { readonly nature: NatureActe; readonly etat: EtatActe },
  historique: readonly Ligne[],
): z.infer<typeof RelevePropose> | null {
  if (!transition(nature, etat, 'RELEVER', 'REQUERANT').accord) return null;
  const derniere = historique.findLast(({ type }) => type === 'RELEVE_PROPOSEE' || type === 'RELEVER');
  const lus = Details.safeParse(derniere?.details);
  if (derniere?.type !== 'RELEVE_PROPOSEE' || !lus.success) return null;
  const { professionnelId, siteId, nom, obstacles } = lus.data;
  return {
    requisId: professionnelId,
    siteId,
    nom,
    par: derniere.par_nom,
    horsArticle58: nature !== 'AVIS_HORS_58' && obstacles.some(meneHorsArticle58),
  };
}

function meneHorsArticle58(code: string): boolean {
  if (!Object.hasOwn(OBSTACLES, code)) return false;
  const issues: readonly string[] = OBSTACLES[code as CodeObstacle].issues;
  return issues.includes('AVIS_HORS_58');
}

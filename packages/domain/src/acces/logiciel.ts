import { type Verdict, verdict } from '../verdict.ts';
import type { MotifAcces, ObjetDossier } from './politique.ts';

/**
 * Other software creates what an administrator let it create, for someone followed today at one of its sites. Null asks for the right
 * alone, before anything is read.
 *
 * @rule DOS-12
 */
export function peutCreerLogiciel(
  logiciel: {
    readonly organisationId: string;
    readonly sites: readonly string[];
    readonly cree: readonly string[];
  },
  type: string,
  dossier: ObjetDossier | null,
): Verdict<MotifAcces> {
  return verdict<MotifAcces>([
    [dossier !== null && logiciel.organisationId !== dossier.organisationId, 'AUTRE_ORGANISATION'],
    [
      dossier !== null && !dossier.sites.some((site) => logiciel.sites.includes(site)),
      'SANS_RELATION_DE_SOIN',
    ],
    [!logiciel.cree.includes(type), 'ROLE_INSUFFISANT'],
  ]);
}

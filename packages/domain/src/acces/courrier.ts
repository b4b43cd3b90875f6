import { type Verdict, verdict } from '../verdict.ts';
import type { ActeurAcces, MotifAcces } from './politique.ts';

/**
 * Secure mail that came in, before anyone said whose record it goes to: read and decided by those who care in the organisation that owns
 * the box. What it is proposed for, and what it is filed in, is judged as any record.
 *
 * @rule DOS-12, TE-09
 * @source art. L.1110-4 CSP (équipe de soins)
 */
export function peutSurCourrier(
  acteur: ActeurAcces,
  { organisationId }: { readonly organisationId: string },
): Verdict<MotifAcces> {
  return verdict<MotifAcces>([
    [acteur.organisationId !== organisationId, 'AUTRE_ORGANISATION'],
    [!acteur.roles.some((role) => role === 'soignant' || role === 'praticien'), 'ROLE_INSUFFISANT'],
  ]);
}

import type { DateCivile } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { trouverDossierRequis } from '../compte-rendu/dossier-requis-repository.ts';
import { enFace } from './acces.ts';
import type { DepsLecture } from './deps.ts';
import { demandeDe } from './eligibilite.ts';
import { actesSignes } from './lecture-repository.ts';

/**
 * Days of the acts that each of these professionals signed in this organisation's own record of the patient: what the quota rests
 * on beside the register, at take-over and relief as at signing. The act is read in its owner's organisation first, then the
 * record in this one: a transaction never crosses the wall.
 *
 * @rule TE-12
 */
export async function actesChezSoi(
  deps: Pick<DepsLecture, 'bd' | 'maintenant'>,
  session: SessionSoin,
  acteId: string,
): Promise<(requisId: string) => readonly DateCivile[]> {
  const patient = await enFace(
    deps,
    session,
    acteId,
    { verrou: false },
    async (_tx, acte) => demandeDe(acte).patient,
  ).catch(absent);
  if (!patient) return () => [];
  return deps.bd.organisation(appelant(session), async (tx) => {
    const dossierId = await trouverDossierRequis(tx, patient);
    const signes = dossierId ? await actesSignes(tx, dossierId) : [];
    return (requisId) => signes.filter(({ par }) => par === requisId).map(({ jour }) => jour);
  });
}

/** An act that is there no more is said by what comes next, or was answered already under the same key. */
function absent(cause: unknown): undefined {
  if (cause instanceof Erreur && cause.code === 'INTROUVABLE') return undefined;
  throw cause;
}

import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import type { DepsLecture } from './deps.ts';
import { refleterEtat, refleterFin } from './lecture-repository.ts';

/** The copy of the worklist follows at once; the job `acte.synchroniser` says the same a moment later. */
export const refleter = (deps: Pick<DepsLecture, 'bd'>, session: SessionSoin, acteId: string, etat: string) =>
  deps.bd.organisation(appelant(session), (tx) => refleterEtat(tx, acteId, etat));

/** After a refusal. */
export const refleterFinDuPartage = (
  deps: Pick<DepsLecture, 'bd' | 'maintenant'>,
  session: SessionSoin,
  acteId: string,
  fin: { readonly etat: string; readonly issue: 'REFUS' },
) =>
  deps.bd.organisation(appelant(session), (tx) =>
    refleterFin(tx, acteId, { ...fin, le: deps.maintenant().toISOString() }),
  );

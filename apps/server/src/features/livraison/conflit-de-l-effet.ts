import { Erreur } from '@orapont/domain/erreurs';
import type { CodeConflit } from '@orapont/domain/tournee/conflits';
import { z } from 'zod';

/** What stops a letter, in the words of the list that a person checks. */
export class Empechement extends Error {
  readonly code: CodeConflit;
  constructor(code: CodeConflit) {
    super(code);
    this.name = 'Empechement';
    this.code = code;
  }
}

export type Issue = { readonly code: CodeConflit; readonly motifs: readonly string[] };

/** A constraint of the database that this letter will break each time it is tried. */
const INTEGRITE = /^23/;

/** What a person has to know of a failure; undefined when it is only a bad moment, to be tried again. */
export function codeDe(cause: unknown): Issue | undefined {
  if (cause instanceof Empechement) return { code: cause.code, motifs: [] };
  if (cause instanceof Erreur) return issueDe(cause);
  if (cause instanceof z.ZodError) return { code: 'NON_APPLICABLE', motifs: ['SAISIE_INVALIDE'] };
  const sqlstate = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return INTEGRITE.test(sqlstate) ? { code: 'NON_APPLICABLE', motifs: [sqlstate] } : undefined;
}

function issueDe({ code, motifs }: Erreur): Issue | undefined {
  if (code === 'INDISPONIBLE') return undefined;
  if (code === 'INTERDIT') return { code: 'DROIT_PERDU', motifs };
  if (code === 'REGLE_NON_RESPECTEE') return { code: 'RECUEIL_CONTRAIRE', motifs };
  return { code: motifs.includes('TRANSITION_IMPOSSIBLE') ? 'DEMANDE_PARTIE' : 'NON_APPLICABLE', motifs };
}

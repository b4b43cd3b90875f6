import { ErreurApi } from '../../kernel/call.ts';
import type { FieldErrors } from '../../ui/FormErrors.ts';

const AUCUNE: FieldErrors = {};
const connues = new WeakMap<object, FieldErrors>();

/** Remarks by field of a refusal, and what is said of the whole when no field is to blame. */
export function erreursDe(erreur: unknown): { errors: FieldErrors; formError: string | undefined } {
  if (!(erreur instanceof ErreurApi)) return { errors: AUCUNE, formError: undefined };
  // The same object for the same refusal: a new one would move the focus again.
  const errors = connues.get(erreur) ?? regrouper(erreur.champs);
  connues.set(erreur, errors);
  return { errors, formError: Object.keys(errors).length > 0 ? undefined : erreur.message };
}

/** `fiche.prenoms.0` is said at `fiche.prenoms`: the list is one field on screen. */
const regrouper = (champs: Readonly<Record<string, string>>): FieldErrors =>
  Object.fromEntries(Object.entries(champs).map(([nom, phrase]) => [nom.replace(/\.\d+$/, ''), phrase]));

/** One sentence for the whole: what the fields say, or what the refusal says. */
export function phraseErreur(erreur: unknown): string | undefined {
  if (!(erreur instanceof Error)) return undefined;
  const phrases = erreur instanceof ErreurApi ? Object.values(erreur.champs) : [];
  return phrases.length > 0 ? phrases.slice(0, 5).join(' ') : erreur.message;
}

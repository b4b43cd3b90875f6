/** Joins class names. Takes `undefined` because a CSS module is typed as an index of maybe-absent names. */
export function cx(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

export type PlageServie = { readonly debut: number; readonly fin: number };

/**
 * The part of a file that a `Range` asks for; undefined for the whole. Several parts at once, or a unit that is not the byte, are
 * answered by the whole, as the standard allows; so is a part of another version than the one that is here.
 *
 * @source RFC 9110 §13.1.5, §14.2
 */
export function plageDe(
  entetes: { readonly range?: string | undefined; readonly 'if-range'?: string | string[] | undefined },
  { taille, etag }: { readonly taille: number; readonly etag: string },
): PlageServie | 'HORS_LIMITES' | undefined {
  const { range, 'if-range': condition } = entetes;
  if (range === undefined || (condition !== undefined && condition !== etag)) return undefined;
  const lue = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range.trim());
  if (!lue) return undefined;
  const [, de = '', a = ''] = lue;
  if (de === '') return a === '' ? undefined : situer(Math.max(0, taille - Number(a)), taille);
  // The end before the start is no range at all: it is as if nothing had been asked.
  if (a !== '' && Number(a) < Number(de)) return undefined;
  return situer(Number(de), a === '' ? taille : Math.min(taille, Number(a) + 1));
}

const situer = (debut: number, fin: number): PlageServie | 'HORS_LIMITES' =>
  debut < fin ? { debut, fin } : 'HORS_LIMITES';

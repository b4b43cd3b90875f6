/** What a document that others wrote holds: a PDF, sections, or bytes of some type. */
export type CorpsRecu =
  | { readonly nature: 'PDF' }
  | { readonly nature: 'STRUCTURE' }
  | { readonly nature: 'AUTRE'; readonly type: string };

/**
 * Types that can be set in our own layout beside a PDF and sections. Anything else stays in the archive that brought it.
 *
 * @source CI-SIS, volet structuration minimale (CDA N1): pdf, plain text, jpeg, tiff, rtf
 */
const MIS_EN_PAGE: ReadonlySet<string> = new Set(['text/plain', 'image/jpeg', 'image/png', 'image/tiff']);

export const estCorpsLisible = (corps: CorpsRecu): boolean =>
  corps.nature !== 'AUTRE' || MIS_EN_PAGE.has(corps.type.toLowerCase());

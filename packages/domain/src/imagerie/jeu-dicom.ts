/** One element of a data set, as the JSON model of the standard writes it. */
export type ElementDicom = {
  readonly vr: string;
  readonly Value?: readonly unknown[];
  readonly BulkDataURI?: string;
  readonly InlineBinary?: string;
};

/** A data set: eight figures in hexadecimal for each tag. */
export type JeuDicom = { readonly [tag: string]: ElementDicom };

export const el = (vr: string, ...valeurs: readonly unknown[]): ElementDicom => {
  const presentes = valeurs.filter((valeur) => valeur !== null && valeur !== undefined && valeur !== '');
  return presentes.length === 0 ? { vr } : { vr, Value: presentes };
};

export type CodeDicom = { readonly valeur: string; readonly schema: 'SCT' | 'DCM'; readonly sens: string };

export const code = ({ valeur, schema, sens }: CodeDicom): JeuDicom => ({
  '00080100': el('SH', valeur),
  '00080102': el('SH', schema),
  '00080104': el('LO', sens),
});

export const sequence = (...items: readonly JeuDicom[]): ElementDicom =>
  items.length === 0 ? { vr: 'SQ' } : { vr: 'SQ', Value: items };

/** First value of an element, as text; empty when there is none. */
export function texteDe(jeu: JeuDicom, tag: string): string {
  const [valeur] = jeu[tag]?.Value ?? [];
  if (typeof valeur === 'string') return valeur;
  if (typeof valeur === 'number') return String(valeur);
  const lettres = (valeur as { Alphabetic?: unknown } | undefined)?.Alphabetic;
  return typeof lettres === 'string' ? lettres : '';
}

export function nombreDe(jeu: JeuDicom, tag: string): number | null {
  const texte = texteDe(jeu, tag).trim();
  return texte !== '' && Number.isFinite(Number(texte)) ? Number(texte) : null;
}

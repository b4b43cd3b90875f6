type Grille = {
  readonly colonnes: number;
  readonly lignes: number;
  readonly images: number;
  readonly canaux: 1 | 3;
  readonly bits: 8 | 16;
};

/**
 * Where the values of one slice stand in a normalised copy of that size; undefined when there is no such slice. Frames end the file:
 * nothing of its head needs to be read again.
 */
export function plageDeCoupe(
  { colonnes, lignes, images, canaux, bits }: Grille,
  taille: number,
  numero: number,
): { readonly debut: number; readonly fin: number } | undefined {
  if (!Number.isSafeInteger(numero) || numero < 0 || numero >= images) return undefined;
  const pas = colonnes * lignes * (canaux === 3 ? 3 : bits / 8);
  const impair = (images * pas) % 2;
  const debut = taille - impair - (images - numero) * pas;
  return debut < 0 ? undefined : { debut, fin: debut + pas };
}

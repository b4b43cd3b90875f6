/** Millimetres between two neighbouring slices; null when positions are missing or all the same. */
export function medianeDesEcarts(positions: readonly (number | null)[]): number | null {
  const lues = positions.filter((position) => position !== null);
  if (lues.length < 2 || lues.length !== positions.length) return null;
  const triees = lues.toSorted((a, b) => a - b);
  const ecarts = triees.slice(1).map((position, rang) => position - (triees[rang] ?? 0));
  const mediane = ecarts.toSorted((a, b) => a - b)[Math.floor(ecarts.length / 2)] ?? 0;
  return mediane > 0 ? Number(mediane.toFixed(4)) : null;
}

type Codage = {
  readonly canaux: 1 | 3;
  readonly bits: 8 | 16;
  readonly signe: boolean;
  readonly pente: number;
  readonly ordonnee: number;
};

/** A window for a picture that comes without one: all but the darkest and the brightest hundredth. */
export function etendue(
  valeurs: Buffer,
  { canaux, bits, signe, pente, ordonnee }: Codage,
): { centre: number; largeur: number } {
  if (canaux === 3) return { centre: 128, largeur: 256 };
  const combien = bits === 16 ? valeurs.length / 2 : valeurs.length;
  const pas = Math.max(1, Math.floor(combien / 20_000));
  const lues: number[] = [];
  for (let i = 0; i < combien; i += pas)
    lues.push(
      bits === 8 ? (valeurs[i] ?? 0) : signe ? valeurs.readInt16LE(2 * i) : valeurs.readUInt16LE(2 * i),
    );
  lues.sort((a, b) => a - b);
  const bas = (lues[Math.floor(lues.length * 0.01)] ?? 0) * pente + ordonnee;
  const haut = (lues[Math.floor(lues.length * 0.99)] ?? 255) * pente + ordonnee;
  return { centre: (bas + haut) / 2, largeur: Math.max(1, Math.abs(haut - bas)) };
}

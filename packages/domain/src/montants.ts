/** Money is counted in integer cents; euros exist only on screen and on paper. */
export type Centimes = number;

/** `1 234,50 €` with the spaces of French typography. */
export function formaterEuros(montant: Centimes): string {
  return `${formaterDecimal(montant).replace(/\B(?=(\d{3})+,)/g, '\u202f')}\u00a0€`;
}

/** `1234,50`: what a French spreadsheet reads as a number. */
export function formaterDecimal(montant: Centimes): string {
  if (!Number.isSafeInteger(montant)) throw new RangeError(`${montant} is not a whole number of cents`);
  const absolu = Math.abs(montant);
  const signe = montant < 0 ? '-' : '';
  return `${signe}${Math.floor(absolu / 100)},${String(absolu % 100).padStart(2, '0')}`;
}

/** Under that many seconds for all that waits, reading sizes would only be more to send. */
const COURT = 15;
/** A shorter message measures the distance of the server, not the width of the line. */
const OCTETS_SURS = 60_000;

export type Passage = { readonly octets: number; readonly ms: number };

/** Bytes a second, the latest passage weighing as much as all those before; unknown stays unknown. */
export function debitApres(debit: number | undefined, { octets, ms }: Passage): number | undefined {
  if (octets < OCTETS_SURS || ms <= 0) return debit;
  const mesure = (octets * 1_000) / ms;
  return debit === undefined ? mesure : (debit + mesure) / 2;
}

/** A line that nobody has measured yet is held to be slow. */
export const faitAttendre = (octets: number, debit: number | undefined): boolean =>
  debit === undefined || octets / debit > COURT;

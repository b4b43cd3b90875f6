/** Civil dates as people type them. A civil date is `aaaa-mm-jj`: text that sorts. */

/** `2026-11-21` → `21/11/2026`; anything else stays as it is. */
export function showDate(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : iso;
}

/** `21/11/2026`, `21 11 2026`, `21-11-2026`, `21.11.2026` or `21112026` → `2026-11-21`; null when no such day exists. */
export function readDate(typed: string): string | null {
  const parts = /^(\d{1,2})[/\-. ](\d{1,2})[/\-. ](\d{4})$|^(\d{2})(\d{2})(\d{4})$/.exec(typed.trim());
  if (!parts) return null;
  const [day, month, year] = [parts[1] ?? parts[4], parts[2] ?? parts[5], parts[3] ?? parts[6]];
  const iso = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return exists(iso) ? iso : null;
}

/** Adds the slashes while someone types forward; leaves erasing and pasting alone. */
export function withSlashes(typed: string, previous: string): string {
  if (typed.length !== previous.length + 1) return typed;
  return /^\d{2}$|^\d{2}\/\d{2}$/.test(typed) ? `${typed}/` : typed;
}

function exists(iso: string): boolean {
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}

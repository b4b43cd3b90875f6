/** Times of day as people type them. A time is `hh:mm`: text that sorts. */

/** `14:30` → `14 h 30`, as a French form prints it; anything else stays as it is. */
export function showTime(time: string): string {
  const parts = /^(\d{2}):(\d{2})$/.exec(time);
  return parts ? `${parts[1]}\u00a0h\u00a0${parts[2]}` : time;
}

/** `14 h 30`, `14h30`, `14:30`, `1430`, `9h` → `14:30`, `09:00`; null when no such time exists. */
export function readTime(typed: string): string | null {
  const parts = /^(\d{1,2})\s*(?:[h:.]\s*(\d{2})?)$|^(\d{2})(\d{2})$/i.exec(
    typed.trim().replaceAll('\u00a0', ' '),
  );
  if (!parts) return null;
  const [hours, minutes] = [parts[1] ?? parts[3], parts[2] ?? parts[4] ?? '00'];
  return Number(hours) < 24 && Number(minutes) < 60 ? `${hours?.padStart(2, '0')}:${minutes}` : null;
}

const EN_TEMPS_UNIVERSEL = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?\+00$/;

/** An instant as PostgreSQL writes it, in ISO with milliseconds. A server that counts in universal time is read without a calendar. */
export function lireInstant(valeur: string): string {
  if (!EN_TEMPS_UNIVERSEL.test(valeur)) return new Date(valeur.replace(/([+-]\d\d)$/, '$1:00')).toISOString();
  const millis = valeur.slice(20, -3).padEnd(3, '0').slice(0, 3);
  return `${valeur.slice(0, 10)}T${valeur.slice(11, 19)}.${millis}Z`;
}

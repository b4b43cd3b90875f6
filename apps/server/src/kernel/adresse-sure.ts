const LOCALES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1']);

/** Where a secret or a person may be sent: over TLS, or on this machine. */
export function estAdresseSure(texte: string): boolean {
  const url = URL.parse(texte);
  if (url?.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOCALES.has(url.hostname));
}

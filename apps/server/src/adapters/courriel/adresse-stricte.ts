/** Dot-atom of plain ASCII: no quote, comma, group, comment or line break can hide a second recipient in it. */
const LOCALE = /^[a-z0-9_%+-]+(?:\.[a-z0-9_%+-]+)*$/iu;
const DOMAINE = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/iu;

/**
 * One address and nothing else. Narrower than RFC 5321 on purpose: what an MSSanté operator gives out fits in it.
 *
 * @source RFC 5321 §4.1.2 and §4.5.3.1; `reference/security.md` §5 Mail
 */
export function estAdresse(texte: string): boolean {
  const [locale = '', domaine = '', ...reste] = texte.split('@');
  return (
    reste.length === 0 &&
    texte.length <= 254 &&
    locale.length <= 64 &&
    LOCALE.test(locale) &&
    DOMAINE.test(domaine)
  );
}

/** Domain in lower case, empty when there is none. */
export function domaineDe(adresse: string): string {
  return adresse.slice(adresse.lastIndexOf('@') + 1).toLowerCase();
}

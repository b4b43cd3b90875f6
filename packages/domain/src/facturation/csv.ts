/** Tells a spreadsheet that the text is UTF-8. */
const BOM = '\ufeff';

/**
 * A table as French spreadsheets open it: `;` between fields, CRLF between lines, every field quoted.
 *
 * @source RFC 4180; OWASP, « CSV injection »
 */
export function ecrireCsv(rangees: readonly (readonly string[])[]): string {
  return BOM + rangees.map((rangee) => `${rangee.map(champ).join(';')}\r\n`).join('');
}

/** A text that a spreadsheet would run as a formula is led by an apostrophe; the text stays readable. */
function champ(texte: string): string {
  const inerte = /^\s*[=+\-@\t\r\n＝＋－＠]/u.test(texte) ? `'${texte}` : texte;
  return `"${inerte.replaceAll('"', '""')}"`;
}

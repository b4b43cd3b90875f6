/** Longest run of letters that the column can hold; a longer one gets places to break. */
const MOT_LONG = /[^\s\u200b]{48}(?=[^\s\u200b])/gu;
/** Invisible and bidirectional marks: they can make a line read otherwise than it was written. */
const INVISIBLES =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: variation selectors are removed one by one.
  /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\u{e0000}-\u{e01ef}]/gu;
/** Everything below the space but the line feed, and the C1 controls. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is removed.
const CONTROLES = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/gu;

/**
 * Letters and signs taken from Typst's own serif face: Vietnamese, long and dotted letters of names written from Arabic or
 * Maori, Greek, Cyrillic, Hebrew, and what people type in notes. A name is never written with a code in its middle.
 */
export const LETTRES_DE_REPLI =
  'ẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸƠƯĨŨ' +
  'ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹơưĩũ' +
  'ḌḤḪṢṬẒḎḲṚṄṆṂḶŌŎŬĔĬĜĤĴŜŊŦŖŅĻŠ' +
  'ḍḥḫṣṭẓḏḳṛṅṇṃḷōŏŭĕĭĝĥĵŝŋŧŗņļš' +
  'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρςστυφχψωάέήίόύώ' +
  'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяЁёЄєІіЇїҐґ' +
  'אבגדהוזחטיךכלםמןנסעףפץצקרשת' +
  '→←↑↓↔≤≥≠≈√∞□○●';
const REPLI: ReadonlySet<string> = new Set(LETTRES_DE_REPLI);
/** Same sense, drawn by the font: its narrow no-break space and its no-break hyphen are missing. */
const EQUIVALENTS: Readonly<Record<string, string>> = {
  '\u202f': '\u00a0',
  '\u2007': '\u00a0',
  // The ʻeta of Polynesia, the ʿayn and the hamza.
  '\u02bb': '‘',
  '\u02bc': '’',
  '\u02bd': '‘',
  '\u02be': '’',
  '\u02bf': '‘',
  '\u201b': '‘',
  '\u2010': '-',
  '\u2011': '-',
  '\u2032': '’',
  '\u2033': '”',
  '\u2713': '[x]',
  '\u2714': '[x]',
  '\u2610': '[ ]',
};

/**
 * Writes any text with the characters that the document's fonts can draw. What has no drawing becomes its code
 * point (`[U+1F600]`): nothing is silently lost, and nothing can make the document fail.
 *
 * @interpretation PDF/A-1a wants a glyph and a Unicode value for each character: no missing glyph, no private use.
 */
export function texteSur(texte: string, dessinables: ReadonlySet<number>): string {
  const propre = texte
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(INVISIBLES, '')
    .replace(CONTROLES, '')
    .normalize('NFC');
  return Array.from(propre, (caractere) => ecrire(caractere, dessinables))
    .join('')
    .replace(MOT_LONG, '$&\u200b');
}

/** Applies {@link texteSur} to every string of a value made of plain objects and arrays. */
export function rendreSur<T>(valeur: T, dessinables: ReadonlySet<number>): T {
  return JSON.parse(
    JSON.stringify(valeur, (_cle, v: unknown) => (typeof v === 'string' ? texteSur(v, dessinables) : v)),
  ) as T;
}

function ecrire(caractere: string, dessinables: ReadonlySet<number>): string {
  if (caractere === '\n' || estDessinable(caractere, dessinables)) return caractere;
  const equivalent = EQUIVALENTS[caractere] ?? caractere.normalize('NFKC');
  if (equivalent !== caractere && Array.from(equivalent).every((c) => estDessinable(c, dessinables))) {
    return equivalent;
  }
  return `[U+${codePoint(caractere).toString(16).toUpperCase().padStart(4, '0')}]`;
}

function estDessinable(caractere: string, dessinables: ReadonlySet<number>): boolean {
  const code = codePoint(caractere);
  return REPLI.has(caractere) || (dessinables.has(code) && !(code >= 0xe000 && code <= 0xf8ff));
}

function codePoint(caractere: string): number {
  return caractere.codePointAt(0) ?? 0xfffd;
}

/** Spaces that do not break, as French wants them: no line begins with a colon or a closing quote. */
export const typographier = (phrase: string): string =>
  phrase
    .replaceAll('« ', '«\u00a0')
    .replaceAll(' »', '\u00a0»')
    .replace(/ ([;?!])/g, '\u202f$1')
    .replaceAll(' :', '\u00a0:');

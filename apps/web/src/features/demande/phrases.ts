/** « Douleur. Depuis hier, à droite. »: what was chosen, then what was written, as sentences. */
export const enPhrases = (...morceaux: readonly string[]): string =>
  morceaux
    .map((morceau) => morceau.trim())
    .filter((morceau) => morceau !== '')
    .map((morceau) => (/[.!?…]$/.test(morceau) ? morceau : `${morceau}.`))
    .join(' ');

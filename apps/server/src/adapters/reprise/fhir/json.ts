/** JSON of strangers: whatever is asked of it, the answer has the asked type. */
export type Objet = Readonly<Record<string, unknown>>;

export const estObjet = (valeur: unknown): valeur is Objet =>
  typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);

export const objetDe = (valeur: unknown): Objet => (estObjet(valeur) ? valeur : {});

/** The objects of a list; one that stands alone is a list of one. */
export const objetsDe = (valeur: unknown): readonly Objet[] =>
  (Array.isArray(valeur) ? valeur : [valeur]).filter(estObjet);

export const texteDe = (valeur: unknown): string => (typeof valeur === 'string' ? valeur.trim() : '');

export const textesDe = (valeur: unknown): readonly string[] =>
  (Array.isArray(valeur) ? valeur : [valeur]).map(texteDe).filter((texte) => texte !== '');

/** What a concept is called: its text, else the first name or code that it has. */
export function libelleDe(concept: unknown): string {
  const { text, coding } = objetDe(concept);
  const codes = objetsDe(coding);
  return (
    texteDe(text) ||
    codes.map(({ display }) => texteDe(display)).find((nom) => nom !== '') ||
    codes.map(({ code }) => texteDe(code)).find((code) => code !== '') ||
    ''
  );
}

export const codesDe = (concept: unknown): readonly string[] =>
  objetsDe(objetDe(concept)['coding']).map(({ code }) => texteDe(code));

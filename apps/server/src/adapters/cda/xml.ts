import { SaxesParser } from 'saxes';

/** An element as we write it and as we read it: local name, attributes, children in order. */
export type Noeud = {
  readonly nom: string;
  /** Namespace URI; that of the parent when it is not given (writing). */
  readonly espace?: string;
  readonly attributs: Readonly<Partial<Record<string, string>>>;
  readonly enfants: readonly (Noeud | string)[];
};

type Enfant = Noeud | string | null | readonly (Noeud | null)[];
type Attributs = Readonly<Record<string, string | null | undefined>>;

/** An element to write. Attributes and children that are `null` are left out. */
export function el(nom: string, attributs: Attributs = {}, ...enfants: Enfant[]): Noeud {
  return {
    nom,
    attributs: Object.fromEntries(
      Object.entries(attributs).flatMap(([cle, valeur]) => (valeur == null ? [] : [[cle, permis(valeur)]])),
    ),
    enfants: enfants.flat().flatMap((enfant) => {
      if (enfant === null) return [];
      return [typeof enfant === 'string' ? permis(enfant) : enfant];
    }),
  };
}

/** What XML 1.0 cannot carry at all (control characters, lone surrogates) is left out: a paste must not stop a request. */
const permis = (texte: string): string => {
  const lisible = texte.toWellFormed();
  return lisible.search(INTERDITS) < 0 ? lisible : lisible.replace(INTERDITS, '');
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids
const INTERDITS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

/** UTF-8 bytes without byte order mark, one line: no white space is added, so that a text stays what it was. */
export function ecrireXml(racine: Noeud, espace: string): Uint8Array {
  const morceaux: string[] = [];
  ecrire({ ...racine, attributs: { xmlns: espace, ...racine.attributs } }, morceaux);
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>${morceaux.join('')}`);
}

function ecrire({ nom, attributs, enfants }: Noeud, morceaux: string[]): void {
  morceaux.push('<', nom);
  for (const [cle, valeur = ''] of Object.entries(attributs))
    morceaux.push(' ', cle, '="', echapper(valeur, EN_ATTRIBUT), '"');
  if (enfants.length === 0) {
    morceaux.push('/>');
    return;
  }
  morceaux.push('>');
  for (const enfant of enfants) {
    if (typeof enfant === 'string') morceaux.push(echapper(enfant, EN_TEXTE));
    else ecrire(enfant, morceaux);
  }
  morceaux.push('</', nom, '>');
}

const EN_TEXTE = /[&<>]/gu;
const EN_ATTRIBUT = /[&<>"]/gu;
const ENTITES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** A megabyte of base64 has nothing to escape: it is looked at once and taken as it is. */
const echapper = (texte: string, signes: RegExp): string =>
  texte.search(signes) < 0 ? texte : texte.replace(signes, (signe) => ENTITES[signe] ?? signe);

/** A file that is not well-formed XML, or that defines entities: nothing of it is used. */
export class XmlIllisible extends Error {}

/** Deep documents only come from attackers: a CDA stays under fifty levels. */
const PROFONDEUR_MAX = 200;

/** Nothing behind this element was wanted. */
class AssezLu extends Error {}

/**
 * Reads XML from others. A DOCTYPE is refused: no entity is ever expanded, nothing is ever fetched.
 *
 * @param jusqua names of elements, below a child of the root: the first one is kept empty, and nothing behind it is read
 * @throws XmlIllisible
 */
export function lireXml(
  octets: Uint8Array,
  { jusqua = [] }: { readonly jusqua?: readonly string[] } = {},
): Noeud {
  const parser = new SaxesParser({ xmlns: true });
  const pile: (Omit<Noeud, 'enfants'> & { enfants: (Noeud | string)[] })[] = [];
  let racine: Noeud | undefined;
  parser.on('doctype', () => {
    throw new XmlIllisible('DOCTYPE');
  });
  parser.on('error', (erreur) => {
    throw new XmlIllisible(erreur.message);
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (pile.length >= PROFONDEUR_MAX) throw new XmlIllisible('PROFONDEUR');
    const noeud = {
      nom: local,
      espace: uri,
      attributs: Object.fromEntries(
        Object.values(attributes)
          .filter(({ prefix }) => prefix !== 'xmlns')
          .map(({ name, value }) => [name, value]),
      ),
      enfants: [],
    };
    pile.at(-1)?.enfants.push(noeud);
    pile.push(noeud);
    racine ??= noeud;
    if (pile.length === 3 && jusqua.includes(local)) throw new AssezLu();
  });
  parser.on('closetag', () => {
    pile.pop();
  });
  parser.on('text', (texte) => {
    pile.at(-1)?.enfants.push(texte);
  });
  parser.on('cdata', (texte) => {
    pile.at(-1)?.enfants.push(texte);
  });
  try {
    parser.write(decoder(octets)).close();
  } catch (cause) {
    if (!(cause instanceof AssezLu)) throw cause;
  }
  if (!racine) throw new XmlIllisible('VIDE');
  return racine;
}

/** UTF-8, or the encoding that the declaration names. */
function decoder(octets: Uint8Array): string {
  const debut = new TextDecoder('latin1').decode(octets.subarray(0, 200));
  const nomme = /^\s*<\?xml[^>]*encoding=["']([\w-]+)["']/u.exec(debut)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(nomme, { fatal: true }).decode(octets);
  } catch {
    throw new XmlIllisible('ENCODAGE');
  }
}

export const enfantsDe = (noeud: Noeud | undefined, nom: string): Noeud[] =>
  (noeud?.enfants ?? []).filter(
    (enfant): enfant is Noeud => typeof enfant !== 'string' && enfant.nom === nom,
  );

/** First element on a path of local names, `author/assignedAuthor/id`. */
export const trouver = (noeud: Noeud | undefined, chemin: string): Noeud | undefined =>
  chemin.split('/').reduce<Noeud | undefined>((courant, nom) => enfantsDe(courant, nom)[0], noeud);

export const texteDe = (noeud: Noeud | undefined): string =>
  (noeud?.enfants ?? [])
    .map((enfant) => (typeof enfant === 'string' ? enfant : texteDe(enfant)))
    .join('')
    .trim();

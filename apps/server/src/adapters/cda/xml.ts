import { SaxesParser } from 'saxes';
import { create } from 'xmlbuilder2';

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
const permis = (texte: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids
  texte.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '');

/** UTF-8 bytes without byte order mark, one line: no white space is added, so that a text stays what it was. */
export function ecrireXml(racine: Noeud, espace: string): Uint8Array {
  const document = create({ version: '1.0', encoding: 'UTF-8' }).ele(espace, racine.nom, racine.attributs);
  for (const enfant of racine.enfants) poser(document, enfant);
  return new TextEncoder().encode(document.end({ prettyPrint: false }));
}

type Chantier = ReturnType<ReturnType<typeof create>['ele']>;

function poser(parent: Chantier, enfant: Noeud | string): void {
  if (typeof enfant === 'string') {
    parent.txt(enfant);
    return;
  }
  const element = parent.ele(enfant.nom, enfant.attributs);
  for (const suivant of enfant.enfants) poser(element, suivant);
}

/** A file that is not well-formed XML, or that defines entities: nothing of it is used. */
export class XmlIllisible extends Error {}

/** Deep documents only come from attackers: a CDA stays under fifty levels. */
const PROFONDEUR_MAX = 200;

/**
 * Reads XML from others. A DOCTYPE is refused: no entity is ever expanded, nothing is ever fetched.
 *
 * @throws XmlIllisible
 */
export function lireXml(octets: Uint8Array): Noeud {
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
  parser.write(decoder(octets)).close();
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

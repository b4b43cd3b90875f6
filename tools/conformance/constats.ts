import { type Assertion, SORTIE } from './schematron.ts';

export type Gravite = 'erreur' | 'avertissement';
export type Constat = { readonly gravite: Gravite; readonly lieu: string; readonly texte: string };
export type Resultat = { readonly declenchees: number; readonly constats: readonly Constat[] };

/** What the compiled rules wrote: one element for each rule that fired, one for each assertion that failed. */
export function lireConstats(sortie: Element, assertions: readonly Assertion[]): Resultat {
  let declenchees = 0;
  const constats: Constat[] = [];
  for (const noeud of elements(sortie)) {
    if (noeud.localName === 'r') declenchees++;
    else constats.push(lireConstat(noeud, assertions));
  }
  return { declenchees, constats };
}

function lireConstat(noeud: Element, assertions: readonly Assertion[]): Constat {
  const assertion = assertions[Number(noeud.getAttribute('n'))];
  if (assertion === undefined) throw new Error('le résultat ne correspond pas aux règles');
  const valeurs = elements(noeud).map((valeur) => valeur.textContent ?? '');
  const texte = assertion.texte.map((fixe) => fixe ?? valeurs.shift() ?? '').join('');
  return {
    gravite: graviteDe(assertion.role),
    lieu: noeud.getAttribute('lieu') ?? '',
    texte: texte.replace(/\s+/g, ' ').trim(),
  };
}

/** An assertion without a role is an error: most of the agency's rules have none. */
const graviteDe = (role: string): Gravite => (/^(warn|info|hint)/i.test(role) ? 'avertissement' : 'erreur');

/** Walked by hand: the tree of the engine has no iterable lists. */
function elements(parent: Element): readonly Element[] {
  const trouves: Element[] = [];
  for (let noeud = parent.firstChild; noeud; noeud = noeud.nextSibling)
    if (noeud.nodeType === 1 && 'localName' in noeud) trouves.push(noeud as Element);
  return trouves.filter(({ namespaceURI }) => namespaceURI === SORTIE);
}

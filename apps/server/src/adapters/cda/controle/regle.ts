import type { Noeud } from '../xml.ts';

/** What a document does not respect: a code of ours and the element where it was seen, never its value. */
export type DefautDocument = { readonly code: string; readonly ou: string };

/** One rule: silent, or the defects that it found. */
export type Regle = (racine: Noeud) => readonly DefautDocument[];

export const defaut = (code: string, ou: string): DefautDocument => ({ code, ou });

/** The defect when the condition does not hold. */
export const exiger = (tient: boolean, code: string, ou: string): readonly DefautDocument[] =>
  tient ? [] : [defaut(code, ou)];

/** Every element of that name, at any depth, in the order of the document. */
export function tous(noeud: Noeud, nom: string): Noeud[] {
  const trouves: Noeud[] = [];
  const pile: Noeud[] = [noeud];
  for (let courant = pile.pop(); courant; courant = pile.pop()) {
    if (courant !== noeud && courant.nom === nom) trouves.push(courant);
    for (const enfant of courant.enfants.toReversed()) if (typeof enfant !== 'string') pile.push(enfant);
  }
  return trouves;
}

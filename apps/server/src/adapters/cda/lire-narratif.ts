import type { BlocLu, PieceLue, SectionLue } from '../../features/echange/ports.ts';
import { lireCode } from './lire-codes.ts';
import { enfantsDe, type Noeud, texteDe, trouver } from './xml.ts';

/** Sections of a body as plain blocks: their texts, never their style sheet. */
export const lireSections = (parent: Noeud): SectionLue[] =>
  enfantsDe(parent, 'component').flatMap((composant) => {
    const section = trouver(composant, 'section');
    return section
      ? [
          {
            titre: texteDe(trouver(section, 'title')),
            code: lireCode(trouver(section, 'code')),
            blocs: lireBlocs(trouver(section, 'text')),
            sections: lireSections(section),
          },
        ]
      : [];
  });

/** What stands between two blocks is a paragraph: a narrative is mixed content. */
function lireBlocs(texte: Noeud | undefined): BlocLu[] {
  const blocs: BlocLu[] = [];
  let libre = '';
  const clore = () => {
    const paragraphe = nettoyer(libre);
    libre = '';
    if (paragraphe !== '') blocs.push({ genre: 'PARAGRAPHE', texte: paragraphe });
  };
  for (const enfant of texte?.enfants ?? []) {
    if (typeof enfant === 'string') libre += enfant;
    else if (enfant.nom === 'br') libre += '\n';
    else if (enfant.nom in BLOCS) {
      clore();
      blocs.push(...(BLOCS[enfant.nom]?.(enfant) ?? []));
    } else libre += texteEnLigne(enfant);
  }
  clore();
  return blocs;
}

const BLOCS: Readonly<Record<string, (noeud: Noeud) => BlocLu[]>> = {
  paragraph: (noeud) => lireBlocs(noeud),
  list: (noeud) => [
    { genre: 'LISTE', elements: enfantsDe(noeud, 'item').map((element) => nettoyer(texteEnLigne(element))) },
  ],
  table: (noeud) => [{ genre: 'TABLEAU', lignes: rangees(noeud) }],
};

const rangees = (table: Noeud): string[][] =>
  ['thead', 'tbody', 'tfoot']
    .flatMap((groupe) => enfantsDe(table, groupe))
    .concat(table)
    .flatMap((groupe) => enfantsDe(groupe, 'tr'))
    .map((rangee) =>
      rangee.enfants
        .filter((cellule) => typeof cellule !== 'string')
        .map((cellule) => nettoyer(texteEnLigne(cellule))),
    );

const texteEnLigne = (noeud: Noeud): string =>
  noeud.enfants
    .map((enfant) => {
      if (typeof enfant === 'string') return enfant;
      return enfant.nom === 'br' ? '\n' : texteEnLigne(enfant);
    })
    .join('');

const nettoyer = (texte: string): string =>
  texte
    .split('\n')
    .map((ligne) => ligne.replace(/[ \t\r]+/gu, ' ').trim())
    .filter((ligne) => ligne !== '')
    .join('\n');

/** Pictures and PDF that a structured body carries, at any depth, titled by the sentence that shows them. */
export function lirePieces(structure: Noeud): PieceLue[] {
  const titres = new Map<string, string>();
  const pieces: { id: string; noeud: Noeud }[] = [];
  parcourir(structure, (noeud, parent) => {
    const cite = noeud.nom === 'renderMultiMedia' ? noeud.attributs['referencedObject'] : undefined;
    if (cite !== undefined && parent) titres.set(cite, nettoyer(texteEnLigne(parent)));
    if (noeud.nom === 'observationMedia') pieces.push({ id: noeud.attributs['ID'] ?? '', noeud });
  });
  return pieces.map(({ id, noeud }, rang) => {
    const valeur = trouver(noeud, 'value');
    return {
      nom: titres.get(id) || `Pièce ${rang + 1}`,
      type: valeur?.attributs['mediaType'] ?? 'application/octet-stream',
      octets: new Uint8Array(Buffer.from(texteDe(valeur), 'base64')),
    };
  });
}

function parcourir(
  noeud: Noeud,
  voir: (noeud: Noeud, parent: Noeud | undefined) => void,
  parent?: Noeud,
): void {
  voir(noeud, parent);
  for (const enfant of noeud.enfants) if (typeof enfant !== 'string') parcourir(enfant, voir, noeud);
}

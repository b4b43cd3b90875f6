/** A figure of DESIGN.md, and whether it holds. */
export type Seuil = { readonly tenu: boolean; readonly texte: string };

export type Ligne = {
  readonly quoi: string;
  /** One value, or one per size of the base. */
  readonly valeurs: readonly string[];
  /** Cost of a hundred times more data. */
  readonly rapport?: number;
  readonly seuils?: readonly Seuil[];
};

export type Section = { readonly titre: string; readonly lignes: readonly Ligne[] };

export const ms = (valeur: number): string =>
  valeur >= 10_000
    ? `${(valeur / 1_000).toFixed(1)} s`
    : `${valeur < 10 ? valeur.toFixed(1) : Math.round(valeur)} ms`;
export const ko = (octets: number): string => `${Math.round(octets / 1_000)} ko`;

export function centile(valeurs: readonly number[], part: number): number {
  const rangees = valeurs.toSorted((a, b) => a - b);
  return rangees[Math.min(rangees.length - 1, Math.floor(rangees.length * part))] ?? Number.NaN;
}
export const mediane = (valeurs: readonly number[]): number => centile(valeurs, 0.5);

export const auPlus = (valeur: number, limite: number, texte: string): Seuil => ({
  tenu: valeur <= limite,
  texte: `≤ ${texte}`,
});
export const auMoins = (valeur: number, limite: number, texte: string): Seuil => ({
  tenu: valeur >= limite,
  texte: `≥ ${texte}`,
});

/**
 * Milliseconds of the same work on each side, in turn, after runs that do not count: program, base and disk are warm, and what
 * the neighbours of the machine take weighs on all sides alike.
 */
export async function chronometrer(
  fois: number,
  cotes: readonly ((rang: number) => Promise<unknown>)[],
): Promise<readonly (readonly number[])[]> {
  const durees = cotes.map((): number[] => []);
  for (let rang = -CHAUFFE; rang < fois; rang++)
    for (const [cote, travail] of cotes.entries()) {
      const debut = performance.now();
      await travail(rang + CHAUFFE);
      if (rang >= 0) durees[cote]?.push(performance.now() - debut);
    }
  return durees;
}

const CHAUFFE = 10;

export function imprimer(sections: readonly Section[], tailles: readonly number[]): string {
  const entetes = tailles.map((taille) => `${taille.toLocaleString('fr-FR')} dossiers`);
  const toutes = sections.flatMap(({ lignes }) => lignes);
  const largeur = Math.max(...toutes.map(({ quoi }) => quoi.length));
  const colonne = Math.max(...entetes.concat(toutes.flatMap(({ valeurs }) => valeurs)).map((v) => v.length));
  return sections
    .map(({ titre, lignes }) => {
      const parTaille = lignes.some(({ valeurs }) => valeurs.length > 1);
      const colonnes = parTaille ? [...entetes, '×'] : [];
      const tete = `${titre.padEnd(largeur)}  ${colonnes.map((v) => v.padStart(v === '×' ? 5 : colonne)).join('  ')}`;
      return [
        tete.trimEnd(),
        '─'.repeat(largeur),
        ...lignes.map((ligne) => enTexte(ligne, largeur, colonne)),
      ].join('\n');
    })
    .join('\n\n');
}

function enTexte({ quoi, valeurs, rapport, seuils = [] }: Ligne, largeur: number, colonne: number): string {
  const cases = valeurs.map((valeur) => valeur.padStart(colonne));
  const fois = rapport === undefined ? [] : [rapport.toFixed(2).replace('.', ',').padStart(5)];
  const juges = seuils.map(({ tenu, texte }) => `${tenu ? '✓' : '✗'} ${texte}`);
  return `${quoi.padEnd(largeur)}  ${[...cases, ...fois, ...juges].join('  ')}`.trimEnd();
}

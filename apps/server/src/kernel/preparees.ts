/** Beyond these a statement is one of a kind: a list of many ids, a table written by the hundred. */
const PARAMETRES_MAX = 40;
const LONGUEUR_MAX = 8_000;
const PREPAREES_MAX = 600;
const VUES_MAX = 2_000;

export type Nommeur = ReturnType<typeof nommeur>;

/** A statement has a name from the second time on, the same on every connection; a name is never given twice. */
export function nommeur() {
  const vues = new Set<string>();
  const noms = new Map<string, string>();
  let donnes = 0;
  return {
    nom(texte: string, parametres: number): string | undefined {
      if (parametres === 0 || parametres > PARAMETRES_MAX || texte.length > LONGUEUR_MAX) return undefined;
      const connu = noms.get(texte);
      if (connu !== undefined || noms.size >= PREPAREES_MAX) return connu;
      if (vues.delete(texte)) {
        donnes += 1;
        noms.set(texte, `orapont_${donnes}`);
        return noms.get(texte);
      }
      if (vues.size >= VUES_MAX) vues.clear();
      vues.add(texte);
      return undefined;
    },
    oublier: () => noms.clear(),
  };
}

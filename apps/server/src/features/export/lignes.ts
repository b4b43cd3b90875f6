import type { Ligne } from './ports.ts';

/** A column that holds text, or nothing. */
export const texteOu = (ligne: Ligne, colonne: string): string | null => {
  const valeur = ligne[colonne];
  return typeof valeur === 'string' ? valeur : null;
};
export const texte = (ligne: Ligne, colonne: string): string => texteOu(ligne, colonne) ?? '';
export const nombre = (ligne: Ligne, colonne: string): number => Number(ligne[colonne] ?? 0);
export const vrai = (ligne: Ligne, colonne: string): boolean => ligne[colonne] === true;
export function textes(ligne: Ligne, colonne: string): readonly string[] {
  const valeur = ligne[colonne];
  return Array.isArray(valeur) ? valeur.map(String) : [];
}
/** What a column of JSON holds under these names. */
export function dans(valeur: unknown, ...noms: readonly string[]): unknown {
  return noms.reduce<unknown>(
    (v, nom) => (typeof v === 'object' && v !== null ? (v as Record<string, unknown>)[nom] : undefined),
    valeur,
  );
}
export const enTexte = (valeur: unknown): string =>
  valeur === null || valeur === undefined
    ? ''
    : Array.isArray(valeur)
      ? valeur.map(String).join(', ')
      : String(valeur);
/** An instant of the database, as ISO 8601 in UTC. */
export const instant = (ligne: Ligne, colonne: string): string =>
  new Date(texte(ligne, colonne)).toISOString();
export function instantOu(ligne: Ligne, colonne: string): string | null {
  return texteOu(ligne, colonne) === null ? null : instant(ligne, colonne);
}

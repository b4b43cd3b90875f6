import type { CodeLu } from '../../features/echange/ports.ts';
import type { Noeud } from './xml.ts';

/** `root`, or `root^extension`. */
export function lireIdentifiant(noeud: Noeud | undefined): string | null {
  const { root, extension } = noeud?.attributs ?? {};
  if (!root) return null;
  return extension ? `${root}^${extension}` : root;
}

export function lireCode(noeud: Noeud | undefined): CodeLu | null {
  const { code, displayName, codeSystem } = noeud?.attributs ?? {};
  return code ? { code, libelle: displayName ?? '', systeme: codeSystem ?? '' } : null;
}

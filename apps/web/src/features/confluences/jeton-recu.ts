const CLE = 'orapont.demande-transmise';

/** The token of a link, kept for this tab until it has served: signing in leaves the page. */
type JetonRecu = { readonly jeton: string; readonly cle: string };

/** Takes the token out of the address; with the key of the one opening that it will be. */
export function retenirJeton(fragment: string): void {
  const jeton = fragment.replace(/^#/, '');
  if (jeton !== '') sessionStorage.setItem(CLE, JSON.stringify({ jeton, cle: crypto.randomUUID() }));
}

export function lireJetonRecu(): JetonRecu | null {
  try {
    const lu: unknown = JSON.parse(sessionStorage.getItem(CLE) ?? 'null');
    return typeof lu === 'object' && lu !== null && 'jeton' in lu && 'cle' in lu
      ? { jeton: String(lu.jeton), cle: String(lu.cle) }
      : null;
  } catch {
    return null;
  }
}

export const oublierJeton = (): void => sessionStorage.removeItem(CLE);

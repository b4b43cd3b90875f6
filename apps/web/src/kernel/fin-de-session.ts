/** The session ended while a page was in use: the page stays, a dialog asks to sign in again, nothing typed is lost. */
const ecouteurs = new Set<() => void>();

export function signalerFinDeSession(): void {
  for (const ecouteur of ecouteurs) ecouteur();
}

export function ecouterFinDeSession(ecouteur: () => void): () => void {
  ecouteurs.add(ecouteur);
  return () => ecouteurs.delete(ecouteur);
}

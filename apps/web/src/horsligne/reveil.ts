const ecouteurs = new Set<() => void>();

/** Told each time something new has to leave: whoever writes it does not know who brings it. */
export const ecouterDepots = (ecouteur: () => void): void => void ecouteurs.add(ecouteur);

export function annoncerDepot(): void {
  for (const ecouteur of ecouteurs) ecouteur();
}

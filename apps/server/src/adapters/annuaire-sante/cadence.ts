/** Waits for one's turn. */
export type Cadence = () => Promise<void>;

/**
 * At most so many calls in any window of time, first come first served. A bucket that is refilled would let twice as many through
 * in the window that follows a pause; here the last departures are remembered.
 *
 * @source Annuaire Santé FHIR API: 17 calls a second for an application
 */
export function cadencer(parFenetre: number, fenetreMs: number): Cadence {
  const departs: number[] = [];
  return async () => {
    const maintenant = Date.now();
    const premier = departs.length < parFenetre ? undefined : departs.shift();
    const depart = premier === undefined ? maintenant : Math.max(maintenant, premier + fenetreMs);
    departs.push(depart);
    if (depart > maintenant) await patienter(depart - maintenant);
  };
}

export const patienter = (ms: number): Promise<void> => new Promise((fin) => setTimeout(fin, ms));

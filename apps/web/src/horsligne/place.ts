export type Place = { readonly libre: number; readonly peu: boolean; readonly protege: boolean };

/** A round of thirty residents in twelve pictures of three megabytes. */
const PEU = 1_000_000_000;

/** What the browser says of the room that it lends; it rounds, and may take back what was not promised. */
export async function mesurerPlace(): Promise<Place> {
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  const protege = (await navigator.storage?.persisted?.().catch(() => false)) ?? false;
  const libre = Math.max(0, quota - usage);
  return { libre, peu: quota > 0 && libre < PEU, protege };
}

/** Left to the browser, and to the pictures that will be taken. */
const RESERVE = 50_000_000;

/** Whether so many bytes hold here; a browser that does not say is believed until it refuses. */
export async function aLaPlace(octets: number): Promise<boolean> {
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  return quota === 0 || usage + octets + RESERVE <= quota;
}

export const demanderProtection = async (): Promise<boolean> =>
  (await navigator.storage?.persist?.().catch(() => false)) ?? false;

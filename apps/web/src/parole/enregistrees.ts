import { PHRASES_DITES } from './phrases.ts';

/** Addresses of the recordings, as the build names them. They are fetched one by one, when they are said. */
const ADRESSES = import.meta.glob<string>('./sons/*.mp3', { query: '?url', import: 'default', eager: true });

/** Where a sentence may be heard; undefined for one that was never recorded. */
export function adresseDe(phrase: string): string | undefined {
  const nom = PHRASES_DITES.get(phrase);
  return nom && ADRESSES[`./sons/${nom}.mp3`];
}

/** Name of the cache that the service worker answers from. */
export const CACHE_PHRASES = 'phrases-parlees';

/** Takes every recording along, so that the camera speaks where there is no network; those of an older version go. */
export async function emporterPhrases(): Promise<void> {
  if (!('caches' in window)) return;
  const cache = await caches.open(CACHE_PHRASES);
  const voulues = Object.values(ADRESSES).map((adresse) => new URL(adresse, location.href).href);
  const gardees = await cache.keys();
  for (const gardee of gardees) if (!voulues.includes(gardee.url)) await cache.delete(gardee);
  const presentes = gardees.map(({ url }) => url);
  await cache.addAll(voulues.filter((adresse) => !presentes.includes(adresse)));
}

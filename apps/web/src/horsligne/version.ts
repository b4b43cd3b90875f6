import { lireLignes } from './coffre.ts';

/** The program that waits to replace this one; it takes its place at a quiet moment, or when a person says so. */
let attend: ServiceWorker | undefined;
const ecouteurs = new Set<() => void>();

export const nouvelleVersion = (): boolean => attend !== undefined;

export function ecouterVersion(ecouteur: () => void): () => void {
  ecouteurs.add(ecouteur);
  return () => ecouteurs.delete(ecouteur);
}

/** The page starts again with the new program: what the vault holds stays. */
export function passerALaNouvelle(): void {
  attend?.postMessage('PRENDRE_LA_PLACE');
}

let inscrit = false;

export async function inscrireServiceWorker(): Promise<void> {
  if (inscrit || !('serviceWorker' in navigator) || import.meta.env.DEV) return;
  inscrit = true;
  const conduit = navigator.serviceWorker.controller !== null;
  const inscription = await navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
  if (!inscription) return;
  // The first one takes a page that had none: nothing to start again for.
  if (conduit) navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
  // Just opened, nothing typed, nothing in the queue: the moment to change.
  if (inscription.waiting && conduit && (await lireLignes()).every(({ close }) => close)) {
    inscription.waiting.postMessage('PRENDRE_LA_PLACE');
    return;
  }
  signaler(inscription.waiting);
  inscription.addEventListener('updatefound', () => {
    const neuf = inscription.installing;
    neuf?.addEventListener('statechange', () => {
      if (neuf.state === 'installed' && navigator.serviceWorker.controller) signaler(neuf);
    });
  });
  setInterval(() => void inscription.update().catch(() => undefined), 30 * 60_000);
}

function signaler(neuf: ServiceWorker | null): void {
  if (!neuf) return;
  attend = neuf;
  for (const ecouteur of ecouteurs) ecouteur();
}

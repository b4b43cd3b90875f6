import { createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

/**
 * Keeps the program of the capture role on the device, and nothing of anybody: no answer of `/api` goes through here. A page is asked of
 * the server first, so that whoever is on line has the version of the day; without an answer the kept one opens. A new version takes
 * its place when the page says so: never under a queue that is at work.
 */
type Manifeste = readonly { readonly url: string; readonly revision: string | null }[];
declare const self: {
  readonly __WB_MANIFEST: Manifeste;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(
    type: 'message' | 'activate',
    ecouteur: (evenement: { readonly data?: unknown; waitUntil(attente: Promise<unknown>): void }) => void,
  ): void;
};

precacheAndRoute([...self.__WB_MANIFEST]);

const gardee = createHandlerBoundToURL('/');
const DELAI = 4_000;

registerRoute(
  new NavigationRoute(
    async (options) => {
      try {
        const reponse = await fetch(options.request, { signal: AbortSignal.timeout(DELAI) });
        if (reponse.status < 500) return reponse;
      } catch {
        // No line, a dead server, or one too slow to be waited for: the kept page opens.
      }
      return gardee(options);
    },
    { denylist: [/^\/api(\/|$)/, /^\/files(\/|$)/, /\.[a-z0-9]{2,12}$/i] },
  ),
);

/** Sentences said aloud, taken along with a round; the page keeps that cache. Their names change with their sound. */
registerRoute(
  ({ url }) => /^\/assets\/.*\.mp3$/.test(url.pathname),
  async ({ request }) => (await caches.match(request.url)) ?? fetch(request),
);

self.addEventListener('message', ({ data }) => {
  if (data === 'PRENDRE_LA_PLACE') void self.skipWaiting();
});
self.addEventListener('activate', (evenement) => evenement.waitUntil(self.clients.claim()));

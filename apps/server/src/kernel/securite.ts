import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Pages may run our own code and nothing else; pictures may come from memory (previews before sending). */
const csp = (nonce: string, https: boolean) =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-src 'self' blob:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ');

/** Headers of every answer, those included that fastify gives before any hook runs (an address that cannot be read). */
export const ENTETES = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(self), geolocation=(), payment=(), usb=()',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox",
} as const;

/** API answers are never cached; the page's policy carries a nonce of its own. */
export function entetesDeSecurite(app: FastifyInstance, hsts: boolean): void {
  app.addHook('onRequest', async (requete, reponse) => {
    reponse.headers(ENTETES);
    if (hsts) reponse.header('strict-transport-security', 'max-age=63072000; includeSubDomains');
    if (requete.url.startsWith('/api/')) reponse.header('cache-control', 'no-store');
  });
}

/** Sends the page with a nonce for what React Aria injects. */
export function envoyerPage(reponse: FastifyReply, html: string, origine: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return reponse
    .header('content-security-policy', csp(nonce, origine.startsWith('https:')))
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
    .send(html.replaceAll('__CSP_NONCE__', nonce));
}

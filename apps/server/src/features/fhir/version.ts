import type { FastifyReply, FastifyRequest } from 'fastify';
import { sha256 } from '../../kernel/empreinte.ts';

/** What names a state of a resource: the digest of what is written of it, and when it last changed. */
export type Version = { readonly etag: string; readonly maj: string | null };

export const versionDe = (corps: string, maj: string | null): Version => ({
  etag: `W/"${sha256(corps).slice(0, 32)}"`,
  maj,
});

export function annoncerVersion(reponse: FastifyReply, { etag, maj }: Version): void {
  reponse.header('etag', etag);
  if (maj !== null) reponse.header('last-modified', new Date(maj).toUTCString());
}

/** Whether the caller holds that state already; the digest decides where both are said. @source RFC 9110 §13.2.2 */
export function dejaConnue({ headers }: FastifyRequest, { etag, maj }: Version): boolean {
  const siAutre = headers['if-none-match'];
  if (siAutre !== undefined)
    return siAutre.split(',').some((e) => e.trim() === '*' || sansPoids(e) === sansPoids(etag));
  const depuis = Date.parse(headers['if-modified-since'] ?? '');
  // A header says whole seconds.
  return maj !== null && !Number.isNaN(depuis) && Math.floor(Date.parse(maj) / 1_000) * 1_000 <= depuis;
}

const sansPoids = (etag: string) => etag.trim().replace(/^W\//, '');

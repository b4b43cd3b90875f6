import { createHash } from 'node:crypto';

/** SHA-256 in lower-case hexadecimal. */
export const sha256 = (octets: Uint8Array | string): string =>
  createHash('sha256').update(octets).digest('hex');

/** A UUID (version 8) drawn from what it names: a step done twice makes one object. */
export function idStable(...noms: readonly string[]): string {
  const hex = sha256(noms.join('\n'));
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

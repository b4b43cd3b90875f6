import type { RefObjet } from '../objets/ports.ts';
import type { Instance } from './instance-repository.ts';

/** Everything that is kept of a received picture stands under its id, numbered. */
export const VERSIONS = { original: 1, metadonnees: 2, vignette: 3, lecture: 4, normalise: 5 } as const;
export type PartieInstance = keyof typeof VERSIONS;

export const objetDe = (
  { organisationId, id, cleDossierId }: Pick<Instance, 'organisationId' | 'id' | 'cleDossierId'>,
  partie: PartieInstance,
): RefObjet => ({ organisationId, dossierId: cleDossierId, objetId: id, version: VERSIONS[partie] });

export async function rassembler(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const morceaux: Uint8Array[] = [];
  for await (const morceau of source) morceaux.push(morceau);
  return Buffer.concat(morceaux);
}

export async function* unSeul(octets: Uint8Array): AsyncGenerator<Uint8Array> {
  yield octets;
}

import type { RefObjet } from '../objets/ports.ts';
import type { Instance } from './instance-repository.ts';

/** Everything that is kept of a received picture stands under its id, numbered. */
export const VERSIONS = { original: 1, metadonnees: 2, vignette: 3, lecture: 4, normalise: 5 } as const;
export type PartieInstance = keyof typeof VERSIONS;

export const objetDe = (
  { organisationId, id, cleDossierId }: Pick<Instance, 'organisationId' | 'id' | 'cleDossierId'>,
  partie: PartieInstance,
): RefObjet => ({ organisationId, dossierId: cleDossierId, objetId: id, version: VERSIONS[partie] });

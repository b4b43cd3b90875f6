import type { BodyOf } from '@orapont/contract/route';
import type { creerTournee } from '@orapont/contract/tournee';

/** A round as it is being written, before it has a name of its own. */
export type Plan = Omit<BodyOf<typeof creerTournee>, 'id'>;

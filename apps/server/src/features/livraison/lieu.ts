import type { PliT } from '@orapont/contract/livraison';
import type { PliRecu } from '@orapont/domain/tournee/livraisons';
import type { SessionSoin } from '../../kernel/session.ts';
import type { LigneEmport, LigneTournee } from './emport-repository.ts';
import type { LignePli } from './pli-repository.ts';

/** A letter as it was kept, and what it says; nothing is said of a picture, which was filed already. */
export type PliOuvert = PliRecu & { readonly ligne: LignePli; readonly contenu: PliT | undefined };

/** Everything that an effect may need of where it takes place. */
export type Lieu = {
  readonly tournee: LigneTournee;
  readonly emports: ReadonlyMap<string, LigneEmport>;
  /** By letter: the rights of its author on the day of the work. */
  readonly auteurs: ReadonlyMap<string, SessionSoin>;
};

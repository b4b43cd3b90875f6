import type { Bd } from '../../kernel/bd.ts';
import type { EntendreSuivi } from '../confluences/ailleurs/ports.ts';
import type { Personnes } from '../confluences/ports.ts';
import type { Objets } from '../objets/ports.ts';
import type { LecteurFhir } from './creation/ports.ts';
import type { CadreFhir, FabriqueFhir, RecevoirTransaction } from './ports.ts';

export type DepsFhir = CadreFhir & {
  readonly bd: Bd;
  readonly maintenant: () => Date;
  readonly objets: Pick<Objets, 'lire' | 'taille' | 'ecrire'>;
  readonly fabrique: FabriqueFhir;
  readonly lecteurFhir: LecteurFhir;
  readonly personnes: Personnes;
  readonly recevoir: RecevoirTransaction;
  readonly entendre: EntendreSuivi;
  /** Seals the links of pages, so that nobody reads nor changes what they carry. */
  readonly cle: Buffer;
};

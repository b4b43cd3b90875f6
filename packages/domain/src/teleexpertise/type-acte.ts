import type { DateCivile } from '../dates.ts';
import { type CodeProfession, PROFESSIONS } from '../identite/professions.ts';

export type TypeActe = 'TELEMEDECINE' | 'TELESOIN';

export const LIBELLES_TYPE_ACTE = {
  TELEMEDECINE: 'Télémédecine',
  TELESOIN: 'Télésoin',
} as const satisfies Record<TypeActe, string>;

/** Non-medical professions that may do télésoin, and since when. */
const TELESOIN_DEPUIS: Readonly<Partial<Record<CodeProfession, DateCivile>>> = {
  '21': '2021-06-05',
  '60': '2021-06-05',
  '70': '2021-06-05',
  '91': '2021-06-05',
};

/**
 * Types an act done at a distance by the one who does it: télémédecine for the medical professions,
 * télésoin for pharmaciens and listed auxiliaires, nothing for the others.
 *
 * @rule ANS-01
 * @source art. L.6316-1 and L.6316-2 CSP; arrêté du 3/06/2021 (télésoin)
 * @interpretation Aides-soignants and assistants dentaires are not listed (⚠21); the day of entry into force is that of
 * the day after publication, to verify.
 */
export function typeActe(profession: CodeProfession, jour: DateCivile): TypeActe | undefined {
  if (PROFESSIONS[profession].medicale) return 'TELEMEDECINE';
  const depuis = TELESOIN_DEPUIS[profession];
  return depuis !== undefined && jour >= depuis ? 'TELESOIN' : undefined;
}

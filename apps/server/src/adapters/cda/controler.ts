import { REGLES_CORPS } from './controle/corps.ts';
import { REGLES_ENTETE } from './controle/entete.ts';
import { REGLES_PERSONNES } from './controle/personnes.ts';
import type { DefautDocument } from './controle/regle.ts';
import { lireXml } from './xml.ts';

/**
 * What a CDA R2 of the CI-SIS does not respect, by our own reading of the rules: the agency's own are run beside it
 * (`npm run conformance`), and do not see all of these (keys, time zones, base64, references).
 *
 * @returns nothing for a sound document
 * @throws XmlIllisible when it is not XML
 * @source `reference/cda.md` §2, §3, §6
 */
export function controlerCda(octets: Uint8Array): readonly DefautDocument[] {
  const racine = lireXml(octets);
  return [...REGLES_ENTETE, ...REGLES_PERSONNES, ...REGLES_CORPS].flatMap((regle) => regle(racine));
}

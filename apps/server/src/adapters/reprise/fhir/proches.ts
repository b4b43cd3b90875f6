import type { ProcheLu } from '../../../features/reprise/lot/ports.ts';
import { codesDe, type Objet, objetsDe, texteDe, textesDe } from './json.ts';

/**
 * Someone near, with what reaches him. What law gives him (guardian, holder of parental authority) is not taken from a file: a person writes
 * it, with the paper at hand.
 *
 * @rule TE-08
 */
export function lireProche(cle: string, { name, telecom, relationship }: Objet): ProcheLu | undefined {
  const [nomEcrit] = objetsDe(name);
  const nom = texteDe(nomEcrit?.['family']) || texteDe(nomEcrit?.['text']);
  if (nom === '' || nom.length > 100) return undefined;
  const [prenom = ''] = textesDe(nomEcrit?.['given']);
  const joindre = (genre: string) =>
    texteDe(objetsDe(telecom).find(({ system }) => system === genre)?.['value']);
  const courriel = joindre('email');
  return {
    cle,
    qualite: liensDe(relationship).some((code) => FAMILLE.test(code)) ? 'FAMILLE' : 'PROCHE',
    nom,
    prenom: prenom.slice(0, 60),
    telephone: joindre('phone').slice(0, 30) || null,
    courriel: /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(courriel) ? courriel : null,
  };
}

const liensDe = (relationship: unknown): readonly string[] => objetsDe(relationship).flatMap(codesDe);

/** True when the source says that he decides for the person. */
export const ditRepresentant = ({ relationship }: Objet): boolean =>
  liensDe(relationship).some((code) => REPRESENTANTS.has(code));

/** @source HL7 v3 RoleCode (family members), v2-0131 N (next of kin) */
const FAMILLE =
  /^(N|FAMMEMB|CHILD|DAU.*|SON.*|NCHILD|SPS|HUSB|WIFE|DOMPART|SIGOTHR|PRN|MTH|FTH|NMTH|NFTH|SIB|BRO|SIS|GRPRN|GRMTH|GRFTH|GRNDCHILD|AUNT|UNCLE|COUSN|NIENEPH)$/;
/** @source HL7 v3 RoleCode */
const REPRESENTANTS: ReadonlySet<string> = new Set([
  'GUARD',
  'GUARDIAN',
  'POWATT',
  'HPOWATT',
  'DPOWATT',
  'RESPRSN',
  'PRN',
  'MTH',
  'FTH',
]);

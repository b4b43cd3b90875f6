import { type Verdict, verdict } from '../verdict.ts';
import { passeLuhn } from './luhn.ts';

export type MotifRpps = 'RPPS_FORME' | 'RPPS_CLE';

export const PHRASE_RPPS = {
  RPPS_FORME: 'Un numéro RPPS compte 11 chiffres : relisez celui du professionnel.',
  RPPS_CLE: 'Ce numéro RPPS comporte une erreur de saisie : relisez-le chiffre par chiffre.',
} as const satisfies Record<MotifRpps, string>;

/**
 * Says whether a text is a RPPS number: eleven digits, the last one by Luhn.
 *
 * @rule ID-RPPS
 * @source regulatory reference 3.3
 */
export function verifierRpps(texte: string): Verdict<MotifRpps> {
  const rpps = normaliserRpps(texte);
  const forme = /^\d{11}$/.test(rpps);
  return verdict([
    [!forme, 'RPPS_FORME'],
    [forme && !passeLuhn(rpps), 'RPPS_CLE'],
  ]);
}

export function normaliserRpps(texte: string): string {
  return texte.replace(/[\s.\u00a0\u202f]/g, '');
}

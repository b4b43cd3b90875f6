import { type Verdict, verdict } from '../verdict.ts';
import { passeLuhn } from './luhn.ts';

export type MotifSiret = 'SIRET_FORME' | 'SIRET_CLE';

export const PHRASE_SIRET = {
  SIRET_FORME: 'Un numéro SIRET compte 14 chiffres : relisez celui du lieu d’exercice.',
  SIRET_CLE: 'Ce numéro SIRET comporte une erreur de saisie : relisez-le chiffre par chiffre.',
} as const satisfies Record<MotifSiret, string>;

/** SIREN of La Poste, whose establishments have their own key: a sum of figures that five divides. */
const LA_POSTE = '356000000';

/**
 * Says whether a text is a SIRET: fourteen figures, the whole by Luhn.
 *
 * @rule ID-SIRET
 * @source INSEE, répertoire SIRENE; regulatory reference 3.3
 */
export function verifierSiret(texte: string): Verdict<MotifSiret> {
  const siret = normaliserSiret(texte);
  const forme = /^\d{14}$/.test(siret);
  return verdict([
    [!forme, 'SIRET_FORME'],
    [forme && !passeLuhn(siret) && !cleDeLaPoste(siret), 'SIRET_CLE'],
  ]);
}

const cleDeLaPoste = (siret: string): boolean =>
  siret.startsWith(LA_POSTE) && [...siret].reduce((somme, chiffre) => somme + Number(chiffre), 0) % 5 === 0;

export const normaliserSiret = (texte: string): string => texte.replace(/[\s.\u00a0\u202f]/g, '');

import { type Verdict, verdict } from '../verdict.ts';
import type { Controle } from './controle.ts';
import { passeLuhn } from './luhn.ts';

export type MotifFiness = 'FINESS_FORME' | 'FINESS_CLE';
export type AvertissementFiness = 'FINESS_CLE_IGNOREE';

export const PHRASE_FINESS = {
  FINESS_FORME:
    'Un numéro FINESS compte 9 caractères, le département en tête : relisez celui de la structure.',
  FINESS_CLE: 'Ce numéro FINESS comporte une erreur de saisie : relisez-le chiffre par chiffre.',
  FINESS_CLE_IGNOREE: 'Numéro FINESS fictif : il n’est admis que dans une installation d’essai.',
} as const satisfies Record<MotifFiness | AvertissementFiness, string>;

/**
 * Says whether a text is a FINESS number: nine characters, the last one by Luhn. Several samples of the ANS fail the key:
 * an installation for trials takes them and says so.
 *
 * @rule ID-FINESS
 * @source regulatory reference 3.3
 * @interpretation in Corsica A counts as 1 and B as 2: right on the published numbers of the hospitals of Bastia
 * (2B0000020), Calvi (2B0005342) and Corte (2B0004246); no text was found.
 */
export function controlerFiness(
  texte: string,
  cadre: { readonly production: boolean },
): Controle<MotifFiness, AvertissementFiness> {
  const finess = normaliserFiness(texte);
  const forme = /^(?:\d{2}|2[AB])\d{7}$/.test(finess);
  const cle = forme && passeLuhn(chiffres(finess));
  return {
    verdict: verdict([
      [!forme, 'FINESS_FORME'],
      [forme && !cle && cadre.production, 'FINESS_CLE'],
    ]),
    avertissements: forme && !cle && !cadre.production ? ['FINESS_CLE_IGNOREE'] : [],
  };
}

export const verifierFiness = (texte: string): Verdict<MotifFiness> =>
  controlerFiness(texte, { production: true }).verdict;

export function normaliserFiness(texte: string): string {
  return texte.replace(/[\s.\u00a0\u202f]/g, '').toUpperCase();
}

const chiffres = (finess: string) => finess.replace('A', '1').replace('B', '2');

import { type Verdict, verdict } from '../verdict.ts';
import type { Controle } from './controle.ts';

export type MotifNir = 'NIR_FORME' | 'NIR_CLE';
export type AvertissementNir = 'NIR_SANS_CLE' | 'NIR_PROVISOIRE' | 'NIR_MOIS_INHABITUEL';

export const PHRASE_NIR = {
  NIR_FORME:
    'Ce numéro n’a pas la forme d’un numéro de sécurité sociale : saisissez 13 caractères puis la clé à 2 chiffres.',
  NIR_CLE: 'La clé ne correspond pas au numéro : relisez le numéro et ses deux derniers chiffres.',
  NIR_SANS_CLE: 'La clé manque : ajoutez les deux derniers chiffres pour que le numéro soit contrôlé.',
  NIR_PROVISOIRE: 'Numéro provisoire ou attribué en attente : vérifiez-le sur la carte Vitale.',
  NIR_MOIS_INHABITUEL: 'Le mois de naissance de ce numéro est inhabituel : vérifiez-le sur la carte Vitale.',
} as const satisfies Record<MotifNir | AvertissementNir, string>;

/** Sex, year, month, département (2A and 2B in Corsica), commune, order; then the key. */
const FORME = /^[123478]\d{4}(?:\d{2}|2[AB])\d{6}(?:\d{2})?$/;

/**
 * Control key of a NIR: 97 minus the remainder of its 13 characters by 97, on two digits.
 * Corsica counts as a number: `2A` as 19, `2B` as 18.
 *
 * @rule ID-NIR
 * @source RNIPP, décret 82-103 du 22/01/1982
 */
export function cleNir(nir: string): string {
  const nombre = Number(nir.slice(0, 13).replace('2A', '19').replace('2B', '18'));
  return String(97 - (nombre % 97)).padStart(2, '0');
}

/** Fifteen characters, as an INS travels: records also hold it without its key. */
export const avecCle = (matricule: string): string => `${matricule.slice(0, 13)}${cleNir(matricule)}`;

/** One number, written with its key or without it; a wrong key is another number. */
export const memeMatricule = (a: string, b: string): boolean => complet(a) === complet(b);
const complet = (matricule: string): string => (matricule.length === 13 ? avecCle(matricule) : matricule);

/** The ways in which records hold one number. */
export const ecrituresDe = (matricule: string): readonly string[] => [
  matricule.slice(0, 13),
  avecCle(matricule),
];

/**
 * Says whether a text is a NIR. Provisional numbers and pseudo-months exist: they warn and never block.
 *
 * @rule ID-NIR
 * @source RNIPP; regulatory reference 3.1
 */
export function controlerNir(texte: string): Controle<MotifNir, AvertissementNir> {
  const nir = normaliserNir(texte);
  if (!FORME.test(nir)) return { verdict: { accord: false, motifs: ['NIR_FORME'] }, avertissements: [] };
  const avertissements = [
    [nir.length === 13, 'NIR_SANS_CLE'],
    [/^[3478]/.test(nir), 'NIR_PROVISOIRE'],
    [!/^(0[1-9]|1[0-2])$/.test(nir.slice(3, 5)), 'NIR_MOIS_INHABITUEL'],
  ] as const satisfies readonly (readonly [boolean, AvertissementNir])[];
  return {
    verdict: verdictCle(nir),
    avertissements: avertissements.filter(([present]) => present).map(([, code]) => code),
  };
}

/** « 2 79 03 51 215 189 89 » */
export function formaterNir(texte: string): string {
  const nir = normaliserNir(texte);
  return [
    [0, 1],
    [1, 3],
    [3, 5],
    [5, 7],
    [7, 10],
    [10, 13],
    [13, 15],
  ]
    .map(([debut, fin]) => nir.slice(debut, fin))
    .filter((part) => part !== '')
    .join(' ');
}

/** The number as it is kept: no blank, no dot, capital letters. */
export function normaliserNir(texte: string): string {
  return texte.replace(/[\s.\-\u00a0\u202f]/g, '').toUpperCase();
}

function verdictCle(nir: string): Verdict<MotifNir> {
  return verdict([[nir.length === 15 && nir.slice(13) !== cleNir(nir), 'NIR_CLE']]);
}

import { ajouterHeures, heuresEntre, type Instant } from '../dates.ts';

export const URGENCES = ['URGENTE', 'RAPIDE', 'PROGRAMMEE'] as const;
export type Urgence = (typeof URGENCES)[number];

export const LIBELLES_URGENCE = {
  URGENTE: 'Urgente',
  RAPIDE: 'Rapide',
  PROGRAMMEE: 'Programmée',
} as const satisfies Record<Urgence, string>;

/** Hours within which the requis is expected to answer, by urgency. */
export type DelaisReponse = Readonly<Record<Urgence, number>>;

/** No text sets them: an installation may choose others. */
export const DELAIS_PAR_DEFAUT: DelaisReponse = { URGENTE: 24, RAPIDE: 72, PROGRAMMEE: 7 * 24 };

/**
 * Moment by which an answer is expected, counted from the sending.
 *
 * @interpretation Elapsed hours, week-ends included: a red flag does not wait for Monday.
 */
export function echeanceReponse(
  envoyeeLe: Instant,
  urgence: Urgence,
  delais: DelaisReponse = DELAIS_PAR_DEFAUT,
): Instant {
  return ajouterHeures(envoyeeLe, delais[urgence]);
}

/** « reste 5 h », « en retard de 3 h »: the deadline in words, beside its colour. */
export function phraseEcheance(echeance: Instant, maintenant: Instant): string {
  const heures = heuresEntre(maintenant, echeance);
  return heures < 0 ? `en retard de ${duree(-heures)}` : `reste ${duree(heures)}`;
}

/** Whole units, rounded down: a screen that promises an hour must not owe ten minutes. */
function duree(heures: number): string {
  if (heures >= 48) return `${Math.floor(heures / 24)} jours`;
  return heures >= 1 ? `${Math.floor(heures)} h` : `${Math.floor(heures * 60)} min`;
}

/** Order of a worklist: urgent first, then the nearest deadline. */
export function comparerUrgence(
  a: { readonly urgence: Urgence; readonly echeance: Instant },
  b: { readonly urgence: Urgence; readonly echeance: Instant },
): number {
  return (
    URGENCES.indexOf(a.urgence) - URGENCES.indexOf(b.urgence) ||
    Date.parse(a.echeance) - Date.parse(b.echeance)
  );
}

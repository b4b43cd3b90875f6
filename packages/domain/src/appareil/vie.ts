import type { Instant } from '../dates.ts';

/** Days without a word after which a device delivers no more, until a person says that it still serves. */
export const SILENCE_JOURS = 30;
/** How long a signed challenge opens deliveries. */
export const JETON_MINUTES = 10;
export const DEFI_SECONDES = 120;

export const ETATS_APPAREIL = ['ACTIF', 'SILENCIEUX', 'FERME', 'A_EFFACER', 'EFFACE'] as const;
export type EtatAppareil = (typeof ETATS_APPAREIL)[number];

export const LIBELLES_ETAT_APPAREIL = {
  ACTIF: 'En service',
  SILENCIEUX: 'Sans nouvelles depuis trente jours',
  FERME: 'Fermée',
  A_EFFACER: 'Effacement demandé',
  EFFACE: 'Effacée',
} as const satisfies Record<EtatAppareil, string>;

export type VieAppareil = {
  readonly vuLe: Instant;
  readonly fermeLe: Instant | null;
  readonly effacerLe: Instant | null;
  readonly effaceLe: Instant | null;
  /** Its structure is still open here. */
  readonly structureOuverte: boolean;
};

const JOUR_MS = 24 * 3_600_000;

/**
 * What becomes of a device. An order to erase outlives everything: it is answered for as long as the device may come back.
 *
 * @source issue « offline, and nothing lost »; security.md threat 25 (stolen phone)
 * @interpretation thirty days of silence: no text gives a figure.
 */
export function etatAppareil(vie: VieAppareil, maintenant: Instant): EtatAppareil {
  if (vie.effaceLe !== null) return 'EFFACE';
  if (vie.effacerLe !== null) return 'A_EFFACER';
  if (vie.fermeLe !== null || !vie.structureOuverte) return 'FERME';
  const silence = Date.parse(maintenant) - Date.parse(vie.vuLe);
  return silence > SILENCE_JOURS * JOUR_MS ? 'SILENCIEUX' : 'ACTIF';
}

/** The reason given to a device that may not deliver: it erases, or it keeps and asks its person to act. */
export const MOTIF_APPAREIL = {
  SILENCIEUX: 'APPAREIL_SILENCIEUX',
  FERME: 'APPAREIL_FERME',
  A_EFFACER: 'APPAREIL_EFFACER',
  EFFACE: 'APPAREIL_EFFACER',
} as const satisfies Record<Exclude<EtatAppareil, 'ACTIF'>, string>;

/** What a person may do about a device; erasing cannot be undone. */
export const peutRouvrir = (etat: EtatAppareil): boolean => etat === 'SILENCIEUX' || etat === 'FERME';
export const peutFermer = (etat: EtatAppareil): boolean => etat === 'ACTIF' || etat === 'SILENCIEUX';
export const peutEffacer = (etat: EtatAppareil): boolean => etat !== 'A_EFFACER' && etat !== 'EFFACE';

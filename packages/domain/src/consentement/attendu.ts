import type { Instant } from '../dates.ts';

/** Steps of a consent that is asked for by letter, in the history of an act that came by one. */
export const PAS_CONSENTEMENT = [
  'CONSENTEMENT_DEMANDE',
  'CONSENTEMENT_RAPPORTE',
  'CONSENTEMENT_REFUSE',
] as const;
export type PasConsentement = (typeof PAS_CONSENTEMENT)[number];

/** Whom the consent would let read the case, and where. */
export type LecteurNomme = { readonly requisId: string; readonly siteId: string; readonly nom: string };
export type ConsentementAttendu = LecteurNomme & {
  /** Null when nobody has asked yet. */
  readonly demandeLe: Instant | null;
};

/**
 * For whom the word of the requérant is waited for: whoever it was asked for last, otherwise the requis whom nobody has named yet. Null
 * once it was said.
 *
 * @rule TE-08
 * @source avenant 1, JO 18/01/2025, art. 58.2
 */
export function consentementAttendu(
  requis: LecteurNomme,
  {
    ditPour,
    dernier,
  }: {
    /** The professional whom the latest reported consent names. */
    readonly ditPour: string | null;
    /** The latest step, since the act came to this requis. */
    readonly dernier:
      | { readonly pas: PasConsentement; readonly le: Instant; readonly pour: LecteurNomme }
      | undefined;
  },
): ConsentementAttendu | null {
  if (dernier?.pas === 'CONSENTEMENT_DEMANDE') return { ...dernier.pour, demandeLe: dernier.le };
  return ditPour === requis.requisId ? null : { ...requis, demandeLe: null };
}

const DELAI_RAPPEL_MS = 24 * 3_600_000;

/** A letter was just written: another one the same day would only make him doubt. */
export const peutRedemander = (demandeLe: Instant | null, maintenant: Instant): boolean =>
  demandeLe === null || Date.parse(maintenant) - Date.parse(demandeLe) >= DELAI_RAPPEL_MS;

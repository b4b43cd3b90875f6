/**
 * How many wrong PINs a tablet bears: three for free, then waits that grow, and at the tenth the key is destroyed. A thief in front
 * of the tablet has ten tries out of a million; a tired person has an hour and a half.
 *
 * @source security.md §2 (ASVS 6.3.1, 11.x); decision 0015
 */
export type EssaisPin = { readonly rates: number; readonly dernierLe: number };

export const AUCUN_ESSAI: EssaisPin = { rates: 0, dernierLe: 0 };
export const ESSAIS_MAX = 10;

const SECONDE = 1_000;
const MINUTE = 60 * SECONDE;
/** Wait after the n-th wrong PIN. */
const ATTENTES = [
  0,
  0,
  0,
  30 * SECONDE,
  MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  20 * MINUTE,
  40 * MINUTE,
  0,
] as const;

export type VerrouPin =
  | { readonly sorte: 'OUVERT'; readonly restants: number }
  | { readonly sorte: 'ATTENDRE'; readonly jusqua: number; readonly restants: number }
  | { readonly sorte: 'EFFACER' };

/** A clock set back does not shorten the wait: it starts again. */
export function etatDuVerrou({ rates, dernierLe }: EssaisPin, maintenant: number): VerrouPin {
  if (rates >= ESSAIS_MAX) return { sorte: 'EFFACER' };
  const restants = ESSAIS_MAX - rates;
  const attente = ATTENTES[rates - 1] ?? 0;
  const jusqua = Math.min(dernierLe, maintenant) + attente;
  return jusqua > maintenant ? { sorte: 'ATTENDRE', jusqua, restants } : { sorte: 'OUVERT', restants };
}

export const apresEchec = ({ rates }: EssaisPin, maintenant: number): EssaisPin => ({
  rates: rates + 1,
  dernierLe: maintenant,
});

export const LONGUEUR_PIN = { min: 6, max: 12 } as const;

/** What everyone tries first is no PIN. */
export function refusDePin(pin: string): 'COURT' | 'SUITE' | undefined {
  if (!/^\d+$/.test(pin) || pin.length < LONGUEUR_PIN.min || pin.length > LONGUEUR_PIN.max) return 'COURT';
  const ecarts = new Set([...pin].slice(1).map((c, i) => (Number(c) - Number(pin[i]) + 10) % 10));
  const [ecart] = ecarts;
  const suite = ecarts.size === 1 && (ecart === 0 || ecart === 1 || ecart === 9);
  return suite || /^(\d\d?\d?)\1+$/.test(pin) ? 'SUITE' : undefined;
}

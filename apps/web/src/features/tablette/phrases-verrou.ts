import type { VerrouPin } from '../../horsligne/verrou-pin.ts';
import { T } from './textes.ts';

/** What is said after a wrong code, or while one waits for the next try. */
export function direLeVerrou(verrou: VerrouPin, rate: boolean): string | undefined {
  if (verrou.sorte === 'ATTENDRE') return T.attendre(dureeEnMots(verrou.jusqua - Date.now()));
  return rate && verrou.sorte === 'OUVERT' ? T.faux(verrou.restants) : undefined;
}

function dureeEnMots(ms: number): string {
  const secondes = Math.max(1, Math.ceil(ms / 1_000));
  return secondes < 60 ? `${secondes}\u00a0s` : `${Math.ceil(secondes / 60)}\u00a0min`;
}

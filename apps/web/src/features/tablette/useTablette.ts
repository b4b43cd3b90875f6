import { useEffect, useState, useSyncExternalStore } from 'react';
import type { CleDAppareil } from '../../horsligne/base-locale.ts';
import { appareilEnrole, ecouterCles, estDeverrouillee } from '../../horsligne/cles.ts';
import { ecouterCoffre } from '../../horsligne/coffre.ts';
import { type Suivi, suivre } from '../../horsligne/ports.ts';

export type EtatTablette =
  | { readonly etat: 'CHARGE' }
  | { readonly etat: 'LIBRE' }
  | { readonly etat: 'VERROUILLEE' | 'OUVERTE'; readonly appareil: CleDAppareil };

/** What this device is, before anyone is known: not prepared, locked, open. */
export function useTablette(): EtatTablette {
  const ouverte = useSyncExternalStore(ecouterCles, estDeverrouillee);
  const appareil = useLecture(appareilEnrole);
  if (appareil === undefined) return { etat: 'CHARGE' };
  if (appareil.valeur === undefined) return { etat: 'LIBRE' };
  return { etat: ouverte ? 'OUVERTE' : 'VERROUILLEE', appareil: appareil.valeur };
}

/** Something of the vault, read again when the vault or its lock change. */
export function useLecture<T>(lire: () => Promise<T>, cle = ''): { readonly valeur: T } | undefined {
  const [lue, setLue] = useState<{ readonly cle: string; readonly valeur: T }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `cle` says what is read; the function is another one at each drawing
  useEffect(() => {
    let partie = false;
    const relire = () =>
      void lire().then(
        (valeur) => {
          if (!partie) setLue({ cle, valeur });
        },
        // Locked meanwhile: the screen of the PIN takes the place.
        () => undefined,
      );
    relire();
    const arrets = [ecouterCoffre(relire), ecouterCles(relire)];
    return () => {
      partie = true;
      for (const arret of arrets) arret();
    };
  }, [cle]);
  return lue?.cle === cle ? lue : undefined;
}

export function useSuivi(): Suivi | undefined {
  const [suivi, setSuivi] = useState<Suivi>();
  useEffect(() => suivre(setSuivi), []);
  return suivi;
}

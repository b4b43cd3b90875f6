import { useEffect, useRef } from 'react';
import { declenche, estPris } from './touches.ts';

/** A pedal bounces: two presses this near are one. */
const REBOND_MS = 350;

/** Any key that the browser delivers presses the shutter. */
export function useTouches(actif: boolean, geste: () => void): void {
  const courant = useRef(geste);
  courant.current = geste;
  const dernier = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (!actif) return;
    const surTouche = (evenement: KeyboardEvent) => {
      if (!declenche(evenement) || estPris(evenement.target, evenement.key)) return;
      // Settings, the map, a question: keys are theirs.
      if (document.querySelector('[data-modal]')) return;
      evenement.preventDefault();
      evenement.stopPropagation();
      const maintenant = performance.now();
      if (maintenant - dernier.current < REBOND_MS) return;
      dernier.current = maintenant;
      courant.current();
    };
    // Before the button that has the focus hears of it: one key, one picture.
    window.addEventListener('keydown', surTouche, { capture: true });
    return () => window.removeEventListener('keydown', surTouche, { capture: true });
  }, [actif]);
}

/** Where hands are while aiming: what was touched besides does not keep the space bar, nor the pedal that sends it. */
export function revenirAuDeclencheur(): void {
  document.querySelector<HTMLElement>('[data-declencheur]')?.focus();
}

/**
 * Settings, the map or a question closed, hands are on the shutter again, not on the button that opened them.
 */
export function useRetourAuDeclencheur(): void {
  useEffect(() => {
    let devant = false;
    const suivre = ({ target }: FocusEvent) => {
      const revient = devant;
      devant = target instanceof Element && target.closest('[data-modal]') !== null;
      if (revient && !devant) revenirAuDeclencheur();
    };
    document.addEventListener('focusin', suivre);
    return () => document.removeEventListener('focusin', suivre);
  }, []);
}

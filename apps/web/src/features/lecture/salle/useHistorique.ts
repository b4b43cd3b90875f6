import { useEffect, useEffectEvent } from 'react';
import type { useChart } from '../chart/useChart.ts';
import { touche } from '../useRaccourcis.ts';

const SAISIE = 'input:not([type=radio], [type=checkbox], [type=range]), textarea, [contenteditable]';

/** Ctrl+Z and Ctrl+Y anywhere in the room, the list of the mucosa included; a text field keeps its own. */
export function useHistorique(
  { annuler, retablir }: Pick<ReturnType<typeof useChart>, 'annuler' | 'retablir'>,
  actif: boolean,
): void {
  const surTouche = useEffectEvent((event: KeyboardEvent) => {
    const geste = { z: annuler, y: retablir, 'maj+z': retablir }[touche(event)];
    if (!geste || ignoree(event)) return;
    event.preventDefault();
    geste();
  });
  useEffect(() => {
    if (!actif) return;
    const ecouter = (event: KeyboardEvent) => surTouche(event);
    document.addEventListener('keydown', ecouter);
    return () => document.removeEventListener('keydown', ecouter);
  }, [actif]);
}

/** Without Ctrl, done by someone closer already, or typed in a text. */
function ignoree(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return true;
  return event.target instanceof Element && event.target.closest(SAISIE) !== null;
}

import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import type { ImageDeLecture, RepereAffiche } from './modele.ts';
import type { Moteur } from './moteur.ts';
import type { Cote } from './useLecture.ts';

export type Moteurs = RefObject<Partial<Record<Cote, Moteur>>>;

interface Options {
  readonly reperes: readonly RepereAffiche[];
  readonly selection: string | undefined;
  /** Changes each time that a pin is chosen, the same one too. */
  readonly choix: string | undefined;
}

/** A pin chosen elsewhere (a sentence, the chart) comes to the middle, once its picture is there. */
export function useRepereAuMilieu(
  { reperes, selection, choix }: Options,
  gauche: ImageDeLecture | undefined,
  moteurs: Moteurs,
) {
  const montre = useRef<string>(undefined);
  const montrer = () => {
    const repere = reperes.find(({ id }) => id === selection);
    if (!repere || repere.mediaId !== gauche?.id || montre.current === choix) return;
    montre.current = choix;
    moteurs.current.gauche?.montrer?.(repere);
  };
  const surChoix = useEffectEvent(() => {
    if (moteurs.current.gauche?.vue()) montrer();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new choice moves the view; a change of pictures waits for the engine
  useEffect(() => surChoix(), [choix]);
  return montrer;
}

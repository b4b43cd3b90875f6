import { type DonneesSante, donneesVierges } from '@orapont/domain/sante/donnees';
import { aujourdHui } from '../temps.ts';
import type { Brouillon } from '../useBrouillon.ts';

/** The motive is asked once, at the first step: the set carries it. */
export function santeDe({ champs }: Pick<Brouillon, 'champs'>): DonneesSante {
  const sante = champs.sante ?? donneesVierges(aujourdHui());
  return { ...sante, motif: champs.motifTexte.slice(0, 500) || sante.motif };
}

import { useEffect, useRef, useState } from 'react';
import type { MoteurDicom, Reglages } from './moteurDicom.ts';
import type { SourceDicom } from './source-dicom.ts';

export interface EcoutesPile {
  readonly source: SourceDicom;
  /** Gives zoom and recentring to whoever holds the keys of the room. */
  readonly onMoteur?: ((moteur: MoteurDicom | undefined) => void) | undefined;
  readonly onAffichee?: (() => void) | undefined;
}

type Etat = 'CHARGEMENT' | 'VUE' | 'ERREUR';

/** Life of the engine: fetched, given each setting, and the values of the person forgotten with the frame. */
export function usePile({ source, onMoteur, onAffichee }: EcoutesPile, reglages: Reglages, numero: number) {
  const toile = useRef<HTMLDivElement>(null);
  const moteur = useRef<MoteurDicom>(undefined);
  const dire = useRef({ onMoteur, onAffichee });
  dire.current = { onMoteur, onAffichee };
  const [etat, setEtat] = useState<Etat>('CHARGEMENT');
  const [essai, setEssai] = useState(0);
  const [tour, setTour] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `essai` asks for a new try
  useEffect(() => {
    const element = toile.current;
    if (!element) return;
    let vivant = true;
    setEtat('CHARGEMENT');
    import('./moteurDicom.ts')
      .then(({ ouvrirPile }) => ouvrirPile(element, source, { onVue: () => setTour((n) => n + 1) }))
      .then((ouvert) => {
        if (!vivant) return ouvert.detruire();
        moteur.current = ouvert;
        dire.current.onMoteur?.(ouvert);
        setEtat('VUE');
        dire.current.onAffichee?.();
      })
      .catch(() => vivant && setEtat('ERREUR'));
    return () => {
      vivant = false;
      dire.current.onMoteur?.(undefined);
      moteur.current?.detruire();
      moteur.current = undefined;
    };
  }, [source, essai]);

  useEffect(() => {
    if (etat === 'VUE') moteur.current?.regler(reglages);
  }, [etat, reglages]);

  useEffect(() => {
    if (etat !== 'VUE') return;
    moteur.current?.montrer(numero).catch(() => setEtat('ERREUR'));
  }, [etat, numero]);

  return { toile, moteur, etat, tour, reessayer: () => setEssai((n) => n + 1) };
}

import type { MotifBouche } from '@orapont/domain/bouche/coherence';
import { appliquer, type Commande } from '@orapont/domain/bouche/commandes';
import type { ObservationBouche } from '@orapont/domain/bouche/observation';
import { useState } from 'react';

/** Gestures that can be taken back. A reading is shorter; the bound only keeps memory sane. */
const PROFONDEUR = 200;

interface Etat {
  readonly passe: readonly ObservationBouche[];
  readonly present: ObservationBouche;
  readonly futur: readonly ObservationBouche[];
  /** Why the last gesture was not done; empty when it was. */
  readonly refus: readonly MotifBouche[];
}

/**
 * The chart being written, with undo and redo. A gesture made of several commands is one step, done whole or
 * not at all. `onChange` hears every new chart: that is where drafts are saved.
 */
export function useChart(initial: ObservationBouche, onChange?: (chart: ObservationBouche) => void) {
  const [etat, setEtat] = useState<Etat>({ passe: [], present: initial, futur: [], refus: [] });

  function passer(suivant: Etat) {
    setEtat(suivant);
    if (suivant.present !== etat.present) onChange?.(suivant.present);
  }

  return {
    chart: etat.present,
    refus: etat.refus,
    executer: (commandes: readonly Commande[]) => passer(executer(etat, commandes)),
    annuler: () => passer(annuler(etat)),
    retablir: () => passer(retablir(etat)),
    peutAnnuler: etat.passe.length > 0,
    peutRetablir: etat.futur.length > 0,
  };
}

function executer(etat: Etat, commandes: readonly Commande[]): Etat {
  let chart = etat.present;
  for (const commande of commandes) {
    const resultat = appliquer(chart, commande);
    if (!resultat.accord) return { ...etat, refus: resultat.motifs };
    chart = resultat.chart;
  }
  if (commandes.length === 0) return { ...etat, refus: [] };
  return { passe: [...etat.passe, etat.present].slice(-PROFONDEUR), present: chart, futur: [], refus: [] };
}

function annuler(etat: Etat): Etat {
  const present = etat.passe.at(-1);
  if (!present) return etat;
  return { passe: etat.passe.slice(0, -1), present, futur: [etat.present, ...etat.futur], refus: [] };
}

function retablir(etat: Etat): Etat {
  const [present, ...futur] = etat.futur;
  if (!present) return etat;
  return { passe: [...etat.passe, etat.present], present, futur, refus: [] };
}

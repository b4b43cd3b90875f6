import { useEffect, useReducer, useSyncExternalStore } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { ecouterNotes, ecrireSeance, etatDe } from './requetes.ts';
import { apres, nouvelleSeance, type Seance } from './seance.ts';

/** The sitting of this screen, written on the server at each gesture. */
export function useSeance(acteId: string, reprise: Seance | undefined, protocole: string) {
  const [seance, dispatch] = useReducer(
    apres,
    reprise,
    (avant) =>
      avant ??
      nouvelleSeance(uuidv7(), { protocole, appareil: 'ORDINATEUR', debut: new Date().toISOString() }),
  );
  useEffect(() => {
    if (seance.revision > (reprise?.revision ?? 0)) ecrireSeance(acteId, seance);
  }, [acteId, seance, reprise]);
  const note = useSyncExternalStore(ecouterNotes, () => etatDe(seance.id));
  return { seance, dispatch, note };
}

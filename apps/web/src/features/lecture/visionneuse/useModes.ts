import type { FormeAnnotation } from '@orapont/domain/bouche/annotation';
import { FORMES_MESURE } from '@orapont/domain/bouche/mesure';
import { useState } from 'react';
import type { ModeCadre } from './proprietes-cadre.ts';

/** What the pointer and the arrows do on the picture: one thing at a time, and each key leaves what it opened. */
export function useModes(poseOfferte: boolean) {
  const [mode, setMode] = useState<ModeCadre>();
  const [forme, setForme] = useState<FormeAnnotation>('POINT');
  const [grille, setGrille] = useState(false);

  const basculer = (suivant: ModeCadre) => setMode(mode?.type === suivant.type ? undefined : suivant);

  return {
    mode,
    forme,
    grille,
    quitter: () => setMode(undefined),
    basculerPose: () => poseOfferte && basculer({ type: 'POSE', forme }),
    basculerLoupe: () => basculer({ type: 'LOUPE' }),
    basculerNeutre: () => basculer({ type: 'NEUTRE' }),
    choisirForme: (choisie: FormeAnnotation) => {
      // A measure is asked for each time: the next pin goes back to what pins draw.
      if (!(FORMES_MESURE as readonly string[]).includes(choisie)) setForme(choisie);
      setMode({ type: 'POSE', forme: choisie });
    },
    basculerGrille: () => setGrille(!grille),
    fermerGrille: () => setGrille(false),
  };
}

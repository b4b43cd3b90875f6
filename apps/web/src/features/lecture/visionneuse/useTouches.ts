import type { FormeAnnotation } from '@orapont/domain/bouche/annotation';
import type { TableRaccourcis } from '../useRaccourcis.ts';
import type { ActionsVisionneuse } from './BarreOutils.tsx';
import type { Reglages } from './modele.ts';
import type { useClignotement } from './recalage/useClignotement.ts';
import type { useModes } from './useModes.ts';

const PAS_LUMIERE = 10;
const PAS_ZOOM = 1.3;

interface Options {
  readonly actions: ActionsVisionneuse;
  readonly modes: ReturnType<typeof useModes>;
  readonly clignotement: ReturnType<typeof useClignotement>;
  readonly reglages: Reglages | undefined;
  readonly comparaison: boolean;
  /** What may be drawn on the picture that is looked at. */
  readonly possibles: readonly FormeAnnotation[];
}

/** Every key of the viewer. Digits choose what a pin draws, while one is being placed: elsewhere they belong to the chart. */
export function useTouches({
  actions,
  modes,
  clignotement,
  reglages,
  comparaison,
  possibles,
}: Options): TableRaccourcis {
  const lumiere = (type: 'luminosite' | 'contraste', sens: number) =>
    reglages && actions.ajuster({ type, valeur: reglages[type] + sens * PAS_LUMIERE });
  const formes = possibles.map((forme, rang) => [String(rang + 1), () => modes.choisirForme(forme)] as const);
  return {
    j: () => actions.avancer(1),
    k: () => actions.avancer(-1),
    'maj+j': () => actions.avancer(1, true),
    'maj+k': () => actions.avancer(-1, true),
    pagedown: () => actions.avancer(1),
    pageup: () => actions.avancer(-1),
    q: modes.basculerGrille,
    '+': () => actions.zoomer(PAS_ZOOM),
    '=': () => actions.zoomer(PAS_ZOOM),
    '-': () => actions.zoomer(1 / PAS_ZOOM),
    h: modes.basculerLoupe,
    r: () => actions.ajuster({ type: 'tourner' }),
    f: () => actions.ajuster({ type: 'retourner' }),
    b: () => lumiere('luminosite', 1),
    'maj+b': () => lumiere('luminosite', -1),
    c: () => lumiere('contraste', 1),
    'maj+c': () => lumiere('contraste', -1),
    w: modes.basculerNeutre,
    '0': actions.reinitialiser,
    x: actions.comparer,
    'maj+x': actions.remonter,
    u: () => comparaison && actions.lier(),
    y: clignotement.basculer,
    'maj+y': () => clignotement.possible && clignotement.basculerAuto(),
    p: () => possibles.length > 0 && modes.basculerPose(),
    ...(modes.mode?.type === 'POSE' ? Object.fromEntries(formes) : {}),
  };
}

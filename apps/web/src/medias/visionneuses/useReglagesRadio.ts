import type { TechniqueDicomT } from '@orapont/contract/media-technique';
import type { Mesure } from '@orapont/domain/bouche/mesure';
import { type RefObject, useState } from 'react';
import type { Touches } from './gestes.ts';
import { deplacerFenetre } from './mesures.ts';
import type { MoteurDicom, Reglages } from './moteurDicom.ts';

/** How a radiograph is looked at: window, light, turn and mirror. Nothing of it is kept. */
export function useReglagesRadio(
  technique: TechniqueDicomT,
  depart: Pick<Reglages, 'rotation' | 'retourne'>,
) {
  const initiaux: Reglages = { ...depart, fenetre: technique.fenetre, inverse: false };
  const [reglages, setReglages] = useState(initiaux);
  const regler = (changement: Partial<Reglages>) => setReglages((avant) => ({ ...avant, ...changement }));
  const pas = Math.max(1, technique.fenetre.largeur / 250);
  return {
    reglages,
    regler,
    revenir: () => setReglages(initiaux),
    fenetrer: (dx: number, dy: number) =>
      setReglages((avant) => ({ ...avant, fenetre: deplacerFenetre(avant.fenetre, { dx, dy, pas }) })),
  };
}

type Reglant = Pick<ReturnType<typeof useReglagesRadio>, 'reglages' | 'regler' | 'revenir'>;

interface Suites {
  readonly moteur: RefObject<MoteurDicom | undefined>;
  /** Absent where nothing is measured. */
  readonly mesurer: ((forme: Mesure['forme']) => void) | undefined;
  /** Absent for a single picture. */
  readonly changerCoupe: ((sens: number) => void) | undefined;
}

/** Keys of a radiograph: each one does what its button does. */
export function touchesRadio(
  { reglages, regler, revenir }: Reglant,
  { moteur, mesurer, changerCoupe }: Suites,
): Touches {
  return {
    i: () => regler({ inverse: !reglages.inverse }),
    r: () => regler({ rotation: ((reglages.rotation + 90) % 360) as Reglages['rotation'] }),
    f: () => regler({ retourne: !reglages.retourne }),
    '+': () => moteur.current?.zoomer(1.25),
    '=': () => moteur.current?.zoomer(1.25),
    '-': () => moteur.current?.zoomer(0.8),
    '0': () => {
      revenir();
      moteur.current?.cadrer();
    },
    ...(mesurer ? { l: () => mesurer('LONGUEUR'), a: () => mesurer('ANGLE') } : {}),
    ...(changerCoupe ? { pagedown: () => changerCoupe(1), pageup: () => changerCoupe(-1) } : {}),
  };
}

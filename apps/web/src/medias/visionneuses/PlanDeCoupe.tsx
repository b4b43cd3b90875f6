import { type PointerEvent, type ReactNode, type RefObject, useRef } from 'react';
import { dansCadre, glisser, surTouche, type Touches, useRoulette } from './gestes.ts';
import type { PointCadre } from './moteurDicom.ts';
import type { MoteurCoupes, Plan } from './moteurPlans.ts';
import { TEXTES_VISIONNEUSES as T } from './textes-visionneuses.ts';
import styles from './Visionneuses.module.css';

type Axe = 0 | 1 | 2;

interface Props {
  readonly plan: Plan;
  readonly nom: string;
  readonly moteur: RefObject<MoteurCoupes | undefined>;
  readonly touches: Touches;
  /** Along an axis of the patient. */
  readonly onBouger: (axe: Axe, de: number) => void;
  /** A point of the frame was pointed at. */
  readonly onViser: (point: PointCadre) => void;
  readonly onFenetrer: (dx: number, dy: number) => void;
  readonly onToile: (element: HTMLDivElement) => void;
  readonly children: ReactNode;
}

/** One of the three planes: what is pointed at in it is where the two others cross. */
export function PlanDeCoupe(props: Props) {
  const { plan, nom, moteur, touches, onBouger, onViser, onFenetrer, onToile, children } = props;
  const cadre = useRef<HTMLDivElement>(null);
  useRoulette(cadre, (event) => {
    if (event.ctrlKey) moteur.current?.zoomer(event.deltaY < 0 ? 1.1 : 0.9);
    else onBouger(NORMALE[plan], Math.sign(event.deltaY));
  });

  function surPointeur(event: PointerEvent<HTMLDivElement>) {
    if (event.button > 1) return;
    const ici = event.currentTarget;
    const fenetrer = event.shiftKey || event.button === 1;
    // A finger may be the first of two.
    if (event.pointerType === 'mouse' && !fenetrer) onViser(dansCadre(ici, event));
    glisser(event, {
      onPas: (dx, dy, ou) => (fenetrer ? onFenetrer(dx, dy) : onViser(dansCadre(ici, ou))),
      onPincer: (facteur, dx, dy, milieu) =>
        moteur.current?.pincer(plan, facteur, dx, dy, dansCadre(ici, milieu)),
      onLacher: (ou) => !fenetrer && onViser(dansCadre(ici, ou)),
    });
  }

  return (
    <figure className={styles.plan}>
      <div
        ref={cadre}
        className={styles.cadre}
        data-plan={plan}
        role="application"
        aria-roledescription="coupe à parcourir"
        aria-label={`${nom}, ${T.plans[plan]}`}
        aria-description={T.aidePlans}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the frame takes the arrow keys
        tabIndex={0}
        onKeyDown={(event) => {
          const pas = event.shiftKey ? 5 : 1;
          surTouche(
            event,
            {
              ...touches,
              pagedown: () => onBouger(NORMALE[plan], pas),
              pageup: () => onBouger(NORMALE[plan], -pas),
            },
            (dx, dy) => {
              const [horizontal, vertical, bas] = COTES[plan];
              if (dx !== 0) onBouger(horizontal, dx * pas);
              if (dy !== 0) onBouger(vertical, dy * bas * pas);
            },
          );
        }}
        onPointerDown={surPointeur}
      >
        <div
          ref={(element) => {
            if (element) onToile(element);
          }}
          className={styles.toile}
        />
        {children}
      </div>
      <figcaption>{T.plansCourts[plan]}</figcaption>
    </figure>
  );
}

/** A click says two coordinates of three: across its plane, the reader stays where he was. */
export const NORMALE = { AXIALE: 2, CORONALE: 1, SAGITTALE: 0 } as const satisfies Record<Plan, Axe>;

/** The two sides of a plane, and which way is down: arrows move along them, page keys across. */
const COTES = {
  AXIALE: [0, 1, 1],
  CORONALE: [0, 2, -1],
  SAGITTALE: [1, 2, -1],
} as const satisfies Record<Plan, readonly [Axe, Axe, 1 | -1]>;

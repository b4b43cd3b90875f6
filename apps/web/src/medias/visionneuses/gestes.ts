import { type RefObject, useEffect, useEffectEvent } from 'react';

const FLECHES: Readonly<Record<string, readonly [number, number]>> = {
  arrowleft: [-1, 0],
  arrowright: [1, 0],
  arrowup: [0, -1],
  arrowdown: [0, 1],
};

/** What the frame does with a key stays in the frame; the others are the room's. */
export function surTouche(
  event: React.KeyboardEvent,
  actions: Touches,
  surFleche: (dx: number, dy: number, avecMaj: boolean) => void,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const nom = event.key.toLowerCase();
  // A capital letter is the page's.
  if (event.shiftKey && /^[a-z]$/.test(nom)) return;
  const fleche = FLECHES[nom];
  const action = fleche ? () => surFleche(fleche[0], fleche[1], event.shiftKey) : actions[nom];
  if (!action) return;
  event.preventDefault();
  event.stopPropagation();
  action();
}

/** Keys of a viewer, by name. */
export type Touches = Readonly<Record<string, () => void>>;

/** Offers the keys of a viewer to whoever holds those of the page: they then work wherever the focus is. */
export function useTouchesOffertes(ou: RefObject<Touches> | undefined, touches: Touches): void {
  useEffect(() => {
    if (ou) ou.current = touches;
  });
  useEffect(
    () => () => {
      if (ou) ou.current = {};
    },
    [ou],
  );
}

/** The wheel belongs to the frame: neither the page nor its magnification follows it. */
export function useRoulette(
  cadre: RefObject<HTMLElement | null>,
  tourner: (event: WheelEvent) => void,
): void {
  const surRoulette = useEffectEvent(tourner);
  useEffect(() => {
    const element = cadre.current;
    if (!element) return;
    const ecouter = (event: WheelEvent) => {
      event.preventDefault();
      surRoulette(event);
    };
    element.addEventListener('wheel', ecouter, { passive: false });
    return () => element.removeEventListener('wheel', ecouter);
  }, [cadre]);
}

/** A place of the window, in a frame. */
export function dansCadre(element: Element, { clientX, clientY }: Lieu): Point {
  const { left, top } = element.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

type Point = { readonly x: number; readonly y: number };
type Lieu = { readonly clientX: number; readonly clientY: number };

/** Two fingers: how much wider they are, how far their middle went, and where it is in the window. */
export type Pincer = (facteur: number, dx: number, dy: number, milieu: Lieu) => void;

interface Suites {
  readonly onPas: (dx: number, dy: number, ou: Lieu) => void;
  readonly onPincer?: Pincer;
  /** The only finger there was is lifted; `bouge`: it went somewhere meanwhile. */
  readonly onLacher?: (ou: Lieu, bouge: boolean) => void;
}

/** Farther than a click trembles. */
const TREMBLEMENT = 6;

/** Fingers on a frame; once two were there, none of them draws until all are lifted. */
type Main = { readonly poses: Map<number, Point>; depart: Point; bouge: boolean; pince: boolean };
const mains = new WeakMap<EventTarget, Main>();

function mainSur(cible: EventTarget, depart: Point): Main {
  const connue = mains.get(cible);
  if (connue && connue.poses.size > 0) return connue;
  const neuve = { poses: new Map<number, Point>(), depart, bouge: false, pince: false };
  mains.set(cible, neuve);
  return neuve;
}

/** Follows the pointer until it is let go, wherever it goes; with two fingers, their distance. True for the first finger. */
export function glisser(event: React.PointerEvent, { onPas, onPincer, onLacher }: Suites): boolean {
  const cible = event.currentTarget;
  const { pointerId } = event;
  const depart = { x: event.clientX, y: event.clientY };
  const main = mainSur(cible, depart);
  main.poses.set(pointerId, depart);
  main.pince ||= main.poses.size > 1;
  const suivre = (suite: Event) => {
    const avant = main.poses.get(pointerId);
    if (!(suite instanceof PointerEvent) || suite.pointerId !== pointerId || !avant) return;
    const ici = { x: suite.clientX, y: suite.clientY };
    const [autre] = [...main.poses].flatMap(([id, ou]) => (id === pointerId ? [] : [ou]));
    main.poses.set(pointerId, ici);
    main.bouge ||= ecart(ici, main.depart) > TREMBLEMENT;
    const [dx, dy] = [ici.x - avant.x, ici.y - avant.y];
    if (autre)
      onPincer?.(ecart(ici, autre) / Math.max(1, ecart(avant, autre)), dx / 2, dy / 2, milieu(ici, autre));
    else if (!main.pince) onPas(dx, dy, suite);
  };
  const finir = (suite: Event) => {
    if (!(suite instanceof PointerEvent) || suite.pointerId !== pointerId) return;
    main.poses.delete(pointerId);
    cible.removeEventListener('pointermove', suivre);
    cible.removeEventListener('lostpointercapture', finir);
    if (!main.pince) onLacher?.(suite, main.bouge);
  };
  cible.setPointerCapture(pointerId);
  cible.addEventListener('pointermove', suivre);
  cible.addEventListener('lostpointercapture', finir);
  return !main.pince;
}

const ecart = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
const milieu = (a: Point, b: Point): Lieu => ({ clientX: (a.x + b.x) / 2, clientY: (a.y + b.y) / 2 });

const FLECHES: Readonly<Record<string, readonly [number, number]>> = {
  arrowleft: [-1, 0],
  arrowright: [1, 0],
  arrowup: [0, -1],
  arrowdown: [0, 1],
};

/** What the frame does with a key stays in the frame; the others are the room's. */
export function surTouche(
  event: React.KeyboardEvent,
  actions: Readonly<Record<string, () => void>>,
  surFleche: (dx: number, dy: number, avecMaj: boolean) => void,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const nom = event.key.toLowerCase();
  const fleche = FLECHES[nom];
  const action = fleche ? () => surFleche(fleche[0], fleche[1], event.shiftKey) : actions[nom];
  if (!action) return;
  event.preventDefault();
  event.stopPropagation();
  action();
}

interface Suites {
  readonly onPas: (dx: number, dy: number) => void;
  /** Two fingers: how much wider they are, and how far their middle went. */
  readonly onPincer?: (facteur: number, dx: number, dy: number) => void;
}

/** Fingers on each frame: the second one turns a drag into a pinch. */
const doigts = new WeakMap<EventTarget, Map<number, { x: number; y: number }>>();

/** Follows the pointer until it is let go, wherever it goes; with two fingers, their distance. */
export function glisser(event: React.PointerEvent, { onPas, onPincer }: Suites): void {
  const cible = event.currentTarget;
  const poses = doigts.get(cible) ?? new Map<number, { x: number; y: number }>();
  doigts.set(cible, poses);
  const { pointerId } = event;
  poses.set(pointerId, { x: event.clientX, y: event.clientY });
  const suivre = (suite: Event) => {
    const avant = poses.get(pointerId);
    if (!(suite instanceof PointerEvent) || suite.pointerId !== pointerId || !avant) return;
    const ici = { x: suite.clientX, y: suite.clientY };
    const [autre] = [...poses].flatMap(([id, ou]) => (id === pointerId ? [] : [ou]));
    poses.set(pointerId, ici);
    const [dx, dy] = [ici.x - avant.x, ici.y - avant.y];
    if (!autre) onPas(dx, dy);
    else onPincer?.(ecart(ici, autre) / Math.max(1, ecart(avant, autre)), dx / 2, dy / 2);
  };
  const finir = (suite: Event) => {
    if (suite instanceof PointerEvent && suite.pointerId !== pointerId) return;
    poses.delete(pointerId);
    cible.removeEventListener('pointermove', suivre);
    cible.removeEventListener('lostpointercapture', finir);
  };
  cible.setPointerCapture(pointerId);
  cible.addEventListener('pointermove', suivre);
  cible.addEventListener('lostpointercapture', finir);
}

const ecart = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y);

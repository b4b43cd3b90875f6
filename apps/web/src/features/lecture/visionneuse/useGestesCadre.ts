import type { Echelle, PointImage } from '@orapont/domain/bouche/mesure';
import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import { useEdition } from './annotations/useEdition.ts';
import { sensDe, useTrace } from './annotations/useTrace.ts';
import { type Matrice, type Moteur, type PointCadre, versCadre } from './moteur.ts';
import type { CadreImageProps } from './proprietes-cadre.ts';
import { TEXTES_VISIONNEUSE as T } from './textes.ts';

/** Pixels of an arrow on the picture: with Shift, small ones. */
const PAS = { mire: [12, 1], image: [60, 12] } as const;

type PropsGestes = Omit<CadreImageProps, 'chargerMoteur'>;

interface Image {
  readonly matrice: Matrice;
  readonly moteur: RefObject<Moteur | undefined>;
  /** What the points of a radiograph measure. */
  readonly echelle?: Echelle | undefined;
}

/** What keys and pointer do on one picture: move it, draw on it, move what is drawn, read a colour, carry the glass. */
export function useGestesCadre(props: PropsGestes, { matrice, moteur, echelle }: Image) {
  const { mode, actif, aDeplacer } = props;
  const cadre = useRef<HTMLDivElement>(null);
  const [texte, setTexte] = useState<PointImage>();
  const pose = mode?.type === 'POSE' ? mode.forme : undefined;
  const edition = useEdition({ matrice, onChanger: (id, annotation) => props.onChanger?.(id, annotation) });
  const trace = useTrace({
    actif: pose !== undefined,
    forme: pose ?? 'POINT',
    matrice,
    echelle,
    onTrace: props.onPose,
    onTexte: setTexte,
    onFin: props.onFinMode,
    onPincer(facteur, dx, dy) {
      moteur.current?.zoomer(facteur);
      moteur.current?.deplacer(-dx, -dy);
    },
  });

  function lireNeutre(point: PointCadre) {
    const couleur = moteur.current?.couleur?.(point);
    if (couleur) props.onNeutre?.(couleur);
  }

  const centrer = useEffectEvent(() => {
    const { width = 0, height = 0 } = cadre.current?.getBoundingClientRect() ?? {};
    trace.setMire({ x: width / 2, y: height / 2 });
    trace.setPoints([]);
    setTexte(undefined);
    if (actif) cadre.current?.focus();
  });
  const type = mode?.type;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another drawing begins anew
  useEffect(() => {
    if (type) centrer();
  }, [type, pose]);

  const commencer = useEffectEvent(() => {
    const repere = props.reperes.find(({ id }) => id === aDeplacer);
    if (!repere) return;
    edition.commencer(repere);
    cadre.current?.focus();
  });
  useEffect(() => {
    if (aDeplacer) commencer();
  }, [aDeplacer]);

  function onKeyDown(event: KeyboardEvent) {
    const fait = edition.onKeyDown(event) || trace.onKeyDown(event) || auClavier(event);
    if (!fait) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function auClavier(event: KeyboardEvent): boolean {
    const sens = sensDe(event.key);
    if (sens) bouger(sens, event.shiftKey);
    else if (mode && event.key === 'Escape') props.onFinMode();
    else if (mode?.type === 'NEUTRE' && event.key === 'Enter') lireNeutre(trace.mire);
    else return false;
    return true;
  }

  function bouger([dx, dy]: readonly [number, number], fin: boolean) {
    const pas = PAS[mode ? 'mire' : 'image'][fin ? 1 : 0];
    if (mode) trace.setMire(({ x, y }) => ({ x: x + dx * pas, y: y + dy * pas }));
    else moteur.current?.deplacer(dx * pas, dy * pas);
  }

  return {
    cadre,
    trace,
    edition,
    texte,
    onKeyDown,
    /** The pointer aims at something rather than moving the picture. */
    vise: pose !== undefined || type === 'NEUTRE',
    consigne: actif && !texte ? consigneDe(props, edition.edition !== undefined) : undefined,
    surClic(point: PointImage) {
      if (mode?.type === 'NEUTRE') lireNeutre(versCadre(matrice, point));
      else if (pose) trace.poser(point);
    },
    suivrePointeur(event: PointerEvent<HTMLDivElement>) {
      if (!mode) return;
      const { left, top } = event.currentTarget.getBoundingClientRect();
      trace.setMire({ x: event.clientX - left, y: event.clientY - top });
    },
    ecrire(dit: string) {
      if (texte) props.onPose({ ...texte, trait: { forme: 'TEXTE', texte: dit } });
      setTexte(undefined);
    },
    abandonnerTexte: () => setTexte(undefined),
  };
}

function consigneDe({ mode }: PropsGestes, deplace: boolean): string | undefined {
  if (deplace) return T.modeDeplacement;
  const auDoigt = globalThis.matchMedia?.('(pointer: coarse)').matches ?? false;
  return mode && (auDoigt ? T.consignesAuDoigt : T.consignes)[mode.type === 'POSE' ? mode.forme : mode.type];
}

import { sommets } from '@orapont/domain/bouche/annotation';
import { direValeur, type Mesure, type PointImage } from '@orapont/domain/bouche/mesure';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type MesureFaite, POINTS_ATTENDUS } from './mesures.ts';
import type { PointCadre } from './moteurDicom.ts';
import styles from './Visionneuses.module.css';

interface Props {
  /** Changes with each drawing of the picture: lines follow it. */
  readonly tour: number;
  readonly mesures: readonly MesureFaite[];
  readonly pose: Mesure['forme'] | undefined;
  readonly versCadre: (point: PointImage) => PointCadre;
  readonly versImage: (point: PointCadre) => PointImage;
  readonly onPose: (points: readonly PointImage[]) => void;
  readonly onFin: () => void;
}

/** Measures over the picture, in its own coordinates: they stay where they are through zoom, turn and mirror. */
export function CalqueMesures({ mesures, pose, versCadre, versImage, onPose, onFin }: Props) {
  const calque = useRef<SVGSVGElement>(null);
  const [points, setPoints] = useState<readonly PointImage[]>([]);
  const [mire, setMire] = useState<PointCadre>();

  useEffect(() => {
    if (!pose) return;
    const { width = 0, height = 0 } = calque.current?.getBoundingClientRect() ?? {};
    setMire({ x: width / 2, y: height / 2 });
    calque.current?.focus();
  }, [pose]);

  function poser(x: number, y: number) {
    const suite = [...points, versImage({ x, y })];
    if (suite.length < POINTS_ATTENDUS[pose ?? 'LONGUEUR']) setPoints(suite);
    else {
      setPoints([]);
      onPose(suite);
    }
  }

  function surTouche(event: KeyboardEvent) {
    if (!pose || !mire) return;
    const pas = event.shiftKey ? 1 : 10;
    const deplace = DEPLACEMENTS[event.key];
    if (deplace) setMire({ x: mire.x + deplace[0] * pas, y: mire.y + deplace[1] * pas });
    else if (event.key === 'Enter') poser(mire.x, mire.y);
    else if (event.key === 'Escape') onFin();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const enCours = points.length > 0 ? [...points.map(versCadre), ...(mire ? [mire] : [])] : [];
  return (
    <svg
      ref={calque}
      className={styles.calque}
      data-pose={pose || undefined}
      aria-hidden={pose ? undefined : true}
      tabIndex={pose ? 0 : -1}
      role="application"
      aria-label="Mire de mesure"
      onKeyDown={surTouche}
      onPointerMove={(event) => pose && setMire(dansCadre(event))}
      onPointerDown={(event) => {
        if (!pose) return;
        event.preventDefault();
        event.stopPropagation();
        const { x, y } = dansCadre(event);
        poser(x, y);
      }}
    >
      {mesures.map((mesure) => (
        <Trace
          key={JSON.stringify(mesure)}
          points={enLigne(mesure).map(versCadre)}
          texte={direValeur(mesure, mesure.trait)}
        />
      ))}
      {enCours.length > 1 && <Trace points={enCours} />}
      {pose && mire && (
        <g className={styles.mire}>
          <path d={`M${mire.x - 12} ${mire.y}h24M${mire.x} ${mire.y - 12}v24`} />
        </g>
      )}
    </svg>
  );
}

/** In the order of the drawing: the top of an angle stands between its sides. */
function enLigne(mesure: MesureFaite): readonly PointImage[] {
  const [ancre, un, autre] = sommets(mesure);
  return [un, ancre, autre].filter((point) => point !== undefined);
}

const DEPLACEMENTS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function dansCadre(event: React.PointerEvent): PointCadre {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

function Trace({ points, texte }: { readonly points: readonly PointCadre[]; readonly texte?: string }) {
  const chemin = points.map(({ x, y }) => `${x},${y}`).join(' ');
  const fin = points.at(-1) ?? { x: 0, y: 0 };
  return (
    <g>
      <polyline className={styles.traitFond} points={chemin} />
      <polyline className={styles.trait} points={chemin} />
      {texte && (
        <text className={styles.valeur} x={fin.x + 10} y={fin.y - 8}>
          {texte}
        </text>
      )}
    </g>
  );
}

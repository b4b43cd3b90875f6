import type { Echelle } from '@orapont/domain/bouche/mesure';
import { CoucheTrace } from './annotations/CoucheTrace.tsx';
import { CoucheReperes } from './CoucheReperes.tsx';
import { Loupe } from './Loupe.tsx';
import type { Matrice } from './moteur.ts';
import type { CadreImageProps } from './proprietes-cadre.ts';
import { Superposition } from './Superposition.tsx';
import type { useGestesCadre } from './useGestesCadre.ts';

interface Props extends Omit<CadreImageProps, 'chargerMoteur'> {
  readonly matrice: Matrice;
  readonly gestes: ReturnType<typeof useGestesCadre>;
  /** What the points of a radiograph measure. */
  readonly echelle?: Echelle | undefined;
}

/** Everything above the pixels: the other picture of a pair, pins and drawings, what is being drawn, the glass. */
export function Surcouches({ matrice, gestes, echelle, ...props }: Props) {
  const { image, actif, mode, superposee } = props;
  return (
    <>
      {superposee && <Superposition superposee={superposee} matrice={matrice} />}
      <CoucheReperes
        matrice={matrice}
        reperes={props.reperes}
        selection={props.selection}
        onSelection={props.onSelection}
        edition={props.onChanger && gestes.edition}
      />
      {actif && mode && <Outil {...{ image, mode, matrice, gestes, echelle }} />}
    </>
  );
}

type PropsOutil = Pick<Props, 'image' | 'matrice' | 'gestes' | 'echelle'> & {
  readonly mode: NonNullable<Props['mode']>;
};

function Outil({ image, mode, matrice, echelle, gestes: { trace } }: PropsOutil) {
  if (mode.type === 'LOUPE') return <Loupe image={image} matrice={matrice} centre={trace.mire} />;
  return (
    <CoucheTrace
      forme={mode.type === 'POSE' ? mode.forme : 'POINT'}
      matrice={matrice}
      echelle={echelle}
      points={trace.points}
      mire={trace.mire}
      pointeur={trace.pointeur}
    />
  );
}

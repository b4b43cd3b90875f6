import { CoucheTrace } from './annotations/CoucheTrace.tsx';
import { CoucheReperes } from './CoucheReperes.tsx';
import { Loupe } from './Loupe.tsx';
import type { Matrice } from './moteur.ts';
import type { CadreImageProps } from './proprietes-cadre.ts';
import { Superposition } from './Superposition.tsx';
import type { useGestesCadre } from './useGestesCadre.ts';

interface Props extends CadreImageProps {
  readonly matrice: Matrice;
  readonly gestes: ReturnType<typeof useGestesCadre>;
}

/** Everything above the pixels: the other picture of a pair, pins and drawings, what is being drawn, the glass. */
export function Surcouches({ matrice, gestes, ...props }: Props) {
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
      {actif && mode && <Outil {...{ image, mode, matrice, gestes }} />}
    </>
  );
}

type PropsOutil = Pick<Props, 'image' | 'matrice' | 'gestes'> & {
  readonly mode: NonNullable<Props['mode']>;
};

function Outil({ image, mode, matrice, gestes: { trace } }: PropsOutil) {
  if (mode.type === 'LOUPE') return <Loupe image={image} matrice={matrice} centre={trace.mire} />;
  return (
    <CoucheTrace
      forme={mode.type === 'POSE' ? mode.forme : 'POINT'}
      matrice={matrice}
      points={trace.points}
      mire={trace.mire}
      pointeur={trace.pointeur}
    />
  );
}

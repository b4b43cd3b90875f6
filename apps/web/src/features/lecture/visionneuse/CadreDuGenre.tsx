import { lazy, Suspense, useMemo } from 'react';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { CadreImage } from './CadreImage.tsx';
import { CADRES } from './cadres.ts';
import type { CadreImageProps } from './proprietes-cadre.ts';

/** A photograph here; another kind of media in the frame that knows it, fetched when it is first opened. */
export function CadreDuGenre(props: CadreImageProps) {
  const { genre = 'PHOTO' } = props.image;
  const Cadre = useMemo(() => {
    const charger = CADRES[genre];
    return charger && lazy(async () => ({ default: (await charger()).Cadre }));
  }, [genre]);
  if (!Cadre) return <CadreImage {...props} />;
  return (
    <Suspense fallback={<Skeleton shape="picture" />}>
      <Cadre key={props.image.id} {...props} />
    </Suspense>
  );
}

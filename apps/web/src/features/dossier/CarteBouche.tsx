import { lazy, Suspense, useState } from 'react';
import { TEXTES_BOUCHE as B } from '../../bouche/textes-historique.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TEXTES as T } from './textes.ts';

const Bouche = lazy(async () => ({ default: (await import('./Bouche.tsx')).Bouche }));

/** Asked for, not shown at once: what it shows is the content of signed answers, and its reading is traced. */
export function CarteBouche({ dossierId }: { readonly dossierId: string }) {
  const [ouverte, setOuverte] = useState(false);
  return (
    <Card title={B.titre}>
      {ouverte ? (
        <Suspense fallback={<Skeleton shape="rows" count={3} />}>
          <Bouche dossierId={dossierId} />
        </Suspense>
      ) : (
        <div>
          <Button variant="secondary" onPress={() => setOuverte(true)}>
            {T.voirBouche}
          </Button>
        </div>
      )}
    </Card>
  );
}

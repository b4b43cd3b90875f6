import { lazy, Suspense, useState } from 'react';
import { TEXTES_BOUCHE as B } from '../../bouche/textes-historique.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TEXTES as T } from './textes.ts';

const Bouche = lazy(async () => ({ default: (await import('./Bouche.tsx')).Bouche }));

/** Asked for, not shown at once: what it shows is the content of signed answers, and its reading is traced. */
export function CarteBouche({
  dossierId,
  transmissible,
}: {
  readonly dossierId: string;
  readonly transmissible: boolean;
}) {
  const [ouverte, setOuverte] = useState(false);
  return (
    <Card
      title={B.titre}
      {...(transmissible
        ? {
            footer: (
              <LinkButton
                href={`/dossiers/${dossierId}/transmettre?quoi=document&genre=SCHEMA`}
                variant="quiet"
              >
                {T.envoyerSchema}
              </LinkButton>
            ),
          }
        : {})}
    >
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

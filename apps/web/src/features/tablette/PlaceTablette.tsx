import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { demanderProtection, mesurerPlace } from '../../horsligne/place.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Status } from '../../ui/Status.tsx';
import { T } from './textes.ts';
import { useLecture } from './useTablette.ts';

/** How much room is left, and whether the browser may take it back by itself. */
export function PlaceTablette() {
  const [essais, setEssais] = useState(0);
  const place = useLecture(mesurerPlace, `${essais}`);
  if (!place) return null;
  const { libre, peu, protege } = place.valeur;
  return (
    <Card title={T.place}>
      <Stack>
        {peu ? (
          <Banner kind="attention" title={T.placePeu}>
            {T.placeLibre(enMots(libre))} {T.placePeuTexte}
          </Banner>
        ) : (
          <p>{T.placeLibre(enMots(libre))}</p>
        )}
        {protege ? (
          <Status tone="success" icon={<ShieldCheck aria-hidden="true" />}>
            {T.protege}
          </Status>
        ) : (
          <Banner
            kind="attention"
            title={T.fragile}
            actions={
              <Button
                variant="secondary"
                onPress={() => void demanderProtection().then(() => setEssais((n) => n + 1))}
              >
                {T.proteger}
              </Button>
            }
          >
            {T.fragileTexte}
          </Banner>
        )}
      </Stack>
    </Card>
  );
}

const enMots = (octets: number) =>
  octets >= 1e9
    ? `${(octets / 1e9).toLocaleString('fr', { maximumFractionDigits: 1 })}\u00a0Go`
    : `${Math.round(octets / 1e6)}\u00a0Mo`;

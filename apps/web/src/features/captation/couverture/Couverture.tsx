import type { Presentation } from '@orapont/domain/bouche/presentation';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { cx } from '../../../ui/cx.ts';
import { deferred } from '../../../ui/deferred.tsx';
import styles from '../prise/EnTete.module.css';
import touches from '../prise/Touches.module.css';
import { T } from '../textes.ts';
import type { CarteOuverteProps } from './CarteOuverte.tsx';
import { bouche } from './vue-bouche.ts';

const CarteOuverte = deferred(async () => (await import('./CarteOuverte.tsx')).CarteOuverte);

interface CouvertureProps extends Omit<CarteOuverteProps, 'couverture' | 'isOpen' | 'onOpenChange'> {
  readonly presentation: Presentation;
}

/** How much of the mouth was seen; opened, its map. */
export function Couverture({ presentation, ...props }: CouvertureProps) {
  const { vues, faites, seance } = props;
  const [ouverte, setOuverte] = useState(false);
  const couverture = bouche(
    presentation,
    vues.filter(({ code }) => faites.has(code)),
    seance.corrections,
  );
  const pourcentage = couverture.total.pourcentagePhotographiable;
  return (
    <>
      <Button
        className={cx(touches.rond, styles.couverture)}
        aria-label={T.ouvrirCarte(pourcentage)}
        onPress={() => setOuverte(true)}
      >
        {T.couverture(pourcentage)}
      </Button>
      <CarteOuverte
        when={ouverte}
        {...props}
        couverture={couverture}
        isOpen={ouverte}
        onOpenChange={setOuverte}
      />
    </>
  );
}

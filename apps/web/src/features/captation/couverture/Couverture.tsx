import type { Presentation } from '@orapont/domain/bouche/presentation';
import { prochaineVue } from '@orapont/domain/bouche/prochaine-vue';
import type { Vue } from '@orapont/domain/captation/vue';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { CarteCouverture } from '../../../bouche/CarteCouverture.tsx';
import { Button as UiButton } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Drawer } from '../../../ui/Drawer.tsx';
import styles from '../Captation.module.css';
import type { GesteSeance, Seance } from '../seance.ts';
import { T } from '../textes.ts';
import { basculer, bouche, direPresence } from './vue-bouche.ts';

interface CouvertureProps {
  readonly vues: readonly Vue[];
  readonly faites: ReadonlySet<string>;
  readonly seance: Seance;
  readonly presentation: Presentation;
  readonly onGeste: (geste: GesteSeance) => void;
  readonly onVue: (vue: string) => void;
}

/** How much of the mouth was seen; opened, its map, where a touch says that something is not seen after all. */
export function Couverture({ vues, faites, seance, presentation, onGeste, onVue }: CouvertureProps) {
  const [ouverte, setOuverte] = useState(false);
  const couverture = bouche(
    presentation,
    vues.filter(({ code }) => faites.has(code)),
    seance.corrections,
  );
  const pourcentage = couverture.total.pourcentagePhotographiable;
  const suivante = prochaineVue(
    couverture,
    vues.filter(({ code }) => !faites.has(code)),
  );
  return (
    <>
      <Button
        className={cx(styles.couverture)}
        aria-label={T.ouvrirCarte(pourcentage)}
        onPress={() => setOuverte(true)}
      >
        {T.couverture(pourcentage)}
      </Button>
      <Drawer title={T.carte} isOpen={ouverte} onOpenChange={setOuverte}>
        <p>{T.carteAide}</p>
        {suivante && (
          <div className={styles.suivante}>
            <UiButton
              isWide
              onPress={() => {
                setOuverte(false);
                onVue(suivante.code);
              }}
            >
              {T.prochaineVue(suivante.libelle)}
            </UiButton>
          </div>
        )}
        <CarteCouverture
          couverture={couverture}
          onToucher={(cible) =>
            onGeste({ type: 'CORRIGER', corrections: basculer(seance.corrections, cible) })
          }
          onPresence={(dent, presente) =>
            onGeste({ type: 'CORRIGER', corrections: direPresence(seance.corrections, dent, presente) })
          }
        />
      </Drawer>
    </>
  );
}

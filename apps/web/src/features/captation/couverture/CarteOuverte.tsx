import type { Couverture } from '@orapont/domain/bouche/couvrir';
import { prochaineVue } from '@orapont/domain/bouche/prochaine-vue';
import type { Vue } from '@orapont/domain/captation/vue';
import { CarteCouverture } from '../../../bouche/CarteCouverture.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Drawer } from '../../../ui/Drawer.tsx';
import styles from '../Captation.module.css';
import type { GesteSeance, Seance } from '../seance.ts';
import { T } from '../textes.ts';
import { basculer, direPresence } from './vue-bouche.ts';

export interface CarteOuverteProps {
  readonly vues: readonly Vue[];
  readonly faites: ReadonlySet<string>;
  readonly seance: Seance;
  readonly couverture: Couverture;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onGeste: (geste: GesteSeance) => void;
  readonly onVue: (vue: string) => void;
}

/** The map of what was seen, the view that closes most of its gaps, and where a touch says that something is not seen after all. */
export function CarteOuverte(props: CarteOuverteProps) {
  const { couverture, vues, faites, seance, isOpen, onOpenChange, onGeste, onVue } = props;
  const suivante = prochaineVue(
    couverture,
    vues.filter(({ code }) => !faites.has(code)),
  );
  return (
    <Drawer title={T.carte} isOpen={isOpen} onOpenChange={onOpenChange}>
      <p>{T.carteAide}</p>
      {suivante && (
        <div className={styles.suivante}>
          <Button
            isWide
            onPress={() => {
              onOpenChange(false);
              onVue(suivante.code);
            }}
          >
            {T.prochaineVue(suivante.libelle)}
          </Button>
        </div>
      )}
      <CarteCouverture
        couverture={couverture}
        onToucher={(cible) => onGeste({ type: 'CORRIGER', corrections: basculer(seance.corrections, cible) })}
        onPresence={(dent, presente) =>
          onGeste({ type: 'CORRIGER', corrections: direPresence(seance.corrections, dent, presente) })
        }
      />
    </Drawer>
  );
}

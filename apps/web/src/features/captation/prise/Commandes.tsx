import type { MotifVuePassee } from '@orapont/domain/captation/issue';
import type { Modalite } from '@orapont/domain/captation/medias';
import { Flashlight, FlashlightOff } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { cx } from '../../../ui/cx.ts';
import type { useTorche } from '../camera/useCamera.ts';
import { T } from '../textes.ts';
import { revenirAuDeclencheur } from '../useTouches.ts';
import { Bascule } from './Bascule.tsx';
import styles from './Commandes.module.css';
import { Passer } from './Passer.tsx';
import touches from './Touches.module.css';

interface CommandesProps {
  readonly isReady: boolean;
  readonly isBusy: boolean;
  readonly torche: ReturnType<typeof useTorche>;
  /** Where the camera has two lights. */
  readonly modalite:
    | { readonly valeur: Modalite; readonly onChange: (modalite: Modalite) => void }
    | undefined;
  readonly onDeclencher: () => void;
  readonly onPasser: (motif: MotifVuePassee) => void;
}

/** The shutter under the thumb, and what goes with it. */
export function Commandes({ isReady, isBusy, torche, modalite, onDeclencher, onPasser }: CommandesProps) {
  return (
    <div className={styles.commandes}>
      {modalite && (
        <Bascule
          className={cx(touches.puce, styles.lumiere)}
          isSelected={modalite.valeur === 'FLUORESCENCE'}
          onChange={(fluorescence) => {
            modalite.onChange(fluorescence ? 'FLUORESCENCE' : 'LUMIERE_BLANCHE');
            revenirAuDeclencheur();
          }}
        >
          {T.fluorescence}
        </Bascule>
      )}
      {torche.possible && (
        <AriaButton
          className={cx(touches.rond)}
          aria-label={torche.allumee ? T.torcheEteindre : T.torche}
          onPress={() => {
            void torche.basculer();
            revenirAuDeclencheur();
          }}
        >
          {torche.allumee ? <FlashlightOff aria-hidden="true" /> : <Flashlight aria-hidden="true" />}
        </AriaButton>
      )}
      <AriaButton
        className={cx(styles.declencheur)}
        aria-label={isBusy ? T.patience : T.declencher}
        aria-disabled={!isReady}
        data-declencheur=""
        autoFocus
        onPress={onDeclencher}
      >
        <span aria-hidden="true" />
      </AriaButton>
      <Passer onPasser={onPasser} />
    </div>
  );
}

import { LIBELLE_VUE_PASSEE, MOTIFS_VUE_PASSEE, type MotifVuePassee } from '@orapont/domain/captation/issue';
import type { Modalite } from '@orapont/domain/captation/medias';
import { Flashlight, FlashlightOff, SkipForward } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import type { useTorche } from '../camera/useCamera.ts';
import { T } from '../textes.ts';
import { Bascule } from './Bascule.tsx';
import styles from './Commandes.module.css';
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
  const [passe, setPasse] = useState(false);
  return (
    <div className={styles.commandes}>
      {modalite && (
        <Bascule
          className={cx(touches.puce, styles.lumiere)}
          isSelected={modalite.valeur === 'FLUORESCENCE'}
          onChange={(fluorescence) => modalite.onChange(fluorescence ? 'FLUORESCENCE' : 'LUMIERE_BLANCHE')}
        >
          {T.fluorescence}
        </Bascule>
      )}
      {torche.possible && (
        <AriaButton
          className={cx(touches.rond)}
          aria-label={torche.allumee ? T.torcheEteindre : T.torche}
          onPress={() => void torche.basculer()}
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
      <AriaButton className={cx(touches.rond)} aria-label={T.passer} onPress={() => setPasse(true)}>
        <SkipForward aria-hidden="true" />
      </AriaButton>
      <Dialog title={T.passerTitre} isOpen={passe} onOpenChange={setPasse} size="small">
        {(fermer) => (
          <div className={styles.motifs}>
            <p>{T.passerTexte}</p>
            {MOTIFS_VUE_PASSEE.map((motif) => (
              <Button
                key={motif}
                variant="secondary"
                isWide
                onPress={() => {
                  fermer();
                  onPasser(motif);
                }}
              >
                {LIBELLE_VUE_PASSEE[motif]}
              </Button>
            ))}
          </div>
        )}
      </Dialog>
    </div>
  );
}

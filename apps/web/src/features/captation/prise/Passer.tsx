import { LIBELLE_VUE_PASSEE, MOTIFS_VUE_PASSEE, type MotifVuePassee } from '@orapont/domain/captation/issue';
import { SkipForward } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { T } from '../textes.ts';
import styles from './Commandes.module.css';
import touches from './Touches.module.css';

interface PasserProps {
  readonly onPasser: (motif: MotifVuePassee) => void;
}

/** On to the next view without this one, with a reason that the reader will find. */
export function Passer({ onPasser }: PasserProps) {
  const [passe, setPasse] = useState(false);
  return (
    <>
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
    </>
  );
}

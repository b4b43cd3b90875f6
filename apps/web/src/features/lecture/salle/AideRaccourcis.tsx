import { Dialog } from '../../../ui/Dialog.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import styles from './AideRaccourcis.module.css';
import { type GroupeAide, TEXTES_SALLE as T } from './textes.ts';

interface Props {
  /** Keys that do something now; the help is shut without them. */
  readonly groupes: readonly GroupeAide[] | undefined;
  readonly onFermer: () => void;
  readonly lettresActives: boolean;
  readonly onLettresActives: (actives: boolean) => void;
}

/** The keys of the reading room that work as things stand, and the switch that turns single keys off. */
export function AideRaccourcis({ groupes, onFermer, lettresActives, onLettresActives }: Props) {
  return (
    <Dialog title={T.raccourcis} size="large" isOpen={groupes !== undefined} onOpenChange={onFermer}>
      <Switch
        label={T.lettresActives}
        help={T.lettresAide}
        isSelected={lettresActives}
        onChange={onLettresActives}
      />
      <div className={styles.groupes}>
        {(groupes ?? []).map(({ titre, lignes }) => (
          <section key={titre} className={styles.groupe}>
            <h3 className={styles.titre}>{titre}</h3>
            <dl className={styles.lignes}>
              {lignes.map(([touches, effet]) => (
                <div key={touches} className={styles.ligne}>
                  <dt>{touches === '+' ? <kbd className={styles.plus}>+</kbd> : <Kbd keys={touches} />}</dt>
                  <dd>{effet}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

import { Dialog } from '../../../ui/Dialog.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import styles from './AideRaccourcis.module.css';
import { AIDE_RACCOURCIS, TEXTES_SALLE as T } from './textes.ts';

interface Props {
  readonly ouverte: boolean;
  readonly onOuverte: (ouverte: boolean) => void;
  /** Keys of the case, as things stand. */
  readonly gestes: readonly (readonly [touche: string, effet: string])[];
  readonly lettresActives: boolean;
  readonly onLettresActives: (actives: boolean) => void;
}

/** Every key of the reading room, and the switch that turns single keys off. */
export function AideRaccourcis({ ouverte, onOuverte, gestes, lettresActives, onLettresActives }: Props) {
  const [partout, ...suite] = AIDE_RACCOURCIS;
  const groupes = [partout, ...(gestes.length > 0 ? [{ titre: T.dossier, lignes: gestes }] : []), ...suite];
  return (
    <Dialog title={T.raccourcis} size="large" isOpen={ouverte} onOpenChange={onOuverte}>
      <Switch
        label={T.lettresActives}
        help={T.lettresAide}
        isSelected={lettresActives}
        onChange={onLettresActives}
      />
      <div className={styles.groupes}>
        {groupes.map(({ titre, lignes }) => (
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

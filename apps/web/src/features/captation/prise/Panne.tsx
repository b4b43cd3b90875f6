import { CameraOff } from 'lucide-react';
import { Button } from '../../../ui/Button.tsx';
import type { PanneCamera } from '../camera/appareils.ts';
import { T } from '../textes.ts';
import styles from './Prise.module.css';

interface PanneProps {
  readonly panne: PanneCamera;
  readonly onReessayer: () => void;
  /** The other way, where there is one. */
  readonly autrement: string;
  readonly onQuitter: () => void;
}

/** Why there is no picture, what to do, and the way round. */
export function Panne({ panne, autrement, onReessayer, onQuitter }: PanneProps) {
  const { titre, texte } = T.pannes[panne];
  return (
    <div className={styles.panne} role="alert">
      <CameraOff aria-hidden="true" />
      <h2>{titre}</h2>
      <p>{texte}</p>
      <div className={styles.gestes}>
        <Button onPress={onReessayer}>{T.reessayer}</Button>
        <Button variant="secondary" onPress={onQuitter}>
          {autrement}
        </Button>
      </div>
    </div>
  );
}

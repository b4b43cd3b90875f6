import { Button } from '../../ui/Button.tsx';
import { TEXTES_VISIONNEUSES as T } from './textes-visionneuses.ts';
import styles from './Visionneuses.module.css';

interface Props {
  readonly etat: 'CHARGEMENT' | 'VUE' | 'ERREUR';
  readonly onReessayer: () => void;
}

/** Over an empty frame: what is awaited, or what went wrong and is safe. */
export function EtatDuCadre({ etat, onReessayer }: Props) {
  if (etat === 'VUE') return null;
  return etat === 'CHARGEMENT' ? (
    <p className={styles.attente} role="status">
      {T.chargement}
    </p>
  ) : (
    <div className={styles.attente} role="alert">
      <p>{T.erreur}</p>
      <Button variant="secondary" onPress={onReessayer}>
        {T.reessayer}
      </Button>
    </div>
  );
}

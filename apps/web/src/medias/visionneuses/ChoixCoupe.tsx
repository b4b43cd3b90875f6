import { TEXTES_VISIONNEUSES as T } from './textes-visionneuses.ts';
import styles from './Visionneuses.module.css';

interface Props {
  readonly numero: number;
  readonly total: number;
  readonly onChange: (numero: number) => void;
}

/** Which slice of a pile is shown. */
export function ChoixCoupe({ numero, total, onChange }: Props) {
  return (
    <label className={styles.coupes}>
      <span>{T.coupe(numero + 1, total)}</span>
      <input
        type="range"
        aria-label={T.choixCoupe}
        aria-valuetext={T.coupe(numero + 1, total)}
        min={0}
        max={total - 1}
        value={numero}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </label>
  );
}

import type { RepereVideoT } from '@orapont/contract/media-technique';
import { X } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { TEXTES_VISIONNEUSES as T } from './textes-visionneuses.ts';
import styles from './Visionneuses.module.css';

interface Props {
  readonly reperes: readonly RepereVideoT[];
  readonly ephemeres: boolean;
  readonly onAller: (instant: number) => void;
  readonly onOter: (repere: RepereVideoT) => void;
}

/** Moments that someone named: each one leads to its picture. */
export function MomentsFilm({ reperes, ephemeres, onAller, onOter }: Props) {
  return (
    <section aria-label={T.moments} className={styles.mentions}>
      {reperes.length === 0 ? (
        <p>{T.aucunMoment}</p>
      ) : (
        <ul className={styles.moments}>
          {reperes.map((repere) => (
            <li key={`${repere.instant} ${repere.libelle}`}>
              <Button variant="secondary" onPress={() => onAller(repere.instant)}>
                {T.allerA(repere.libelle, repere.instant)}
              </Button>
              <IconButton
                label={T.oterMoment(repere.libelle)}
                icon={<X aria-hidden="true" />}
                onPress={() => onOter(repere)}
              />
            </li>
          ))}
        </ul>
      )}
      {ephemeres && <p>{T.momentsIci}</p>}
    </section>
  );
}

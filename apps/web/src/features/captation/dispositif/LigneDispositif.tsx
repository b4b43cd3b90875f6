import type { DispositifT } from '@orapont/contract/dispositif';
import { PHRASE_DISPOSITIF, remarquesDispositif } from '@orapont/domain/habilitation/dispositif';
import { Camera, TriangleAlert } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { cx } from '../../../ui/cx.ts';
import styles from '../prise/EnTete.module.css';
import { T } from '../textes.ts';

interface LigneDispositifProps {
  readonly dispositif: DispositifT | undefined;
  readonly onOuvrir: () => void;
}

const aDire = (dispositif: DispositifT) =>
  remarquesDispositif(dispositif, new Date().toISOString()).map((code) => PHRASE_DISPOSITIF[code]);

/** What the pictures are taken with; what its log does not say today is told, and stops nobody. */
export function LigneDispositif({ dispositif, onOuvrir }: LigneDispositifProps) {
  const remarques = dispositif ? aDire(dispositif) : [];
  return (
    <AriaButton className={cx(styles.dispositif)} data-attention={remarques.length > 0} onPress={onOuvrir}>
      {remarques.length > 0 ? <TriangleAlert aria-hidden="true" /> : <Camera aria-hidden="true" />}
      <span>
        <strong>{dispositif?.nom ?? T.dispositifAChoisir}</strong>
        {remarques.length > 0 && `, ${remarques.join(', ')}`}
      </span>
    </AriaButton>
  );
}

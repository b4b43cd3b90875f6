import type { DispositifT } from '@orapont/contract/dispositif';
import { PHRASE_DISPOSITIF, remarquesDispositif } from '@orapont/domain/habilitation/dispositif';
import { Button } from '../../../ui/Button.tsx';
import styles from '../prise/EnTete.module.css';
import { T } from '../textes.ts';
import type { Registre } from './useRegistre.ts';

interface EtatDispositifProps extends Pick<Registre, 'desinfecter'> {
  readonly dispositif: DispositifT;
}

/** In the settings: what its log lacks, and the one gesture that can be written from here. */
export function EtatDispositif({ dispositif, desinfecter }: EtatDispositifProps) {
  const remarques = remarquesDispositif(dispositif, new Date().toISOString());
  if (remarques.length === 0) return <p>{T.dispositifEnOrdre}</p>;
  return (
    <div className={styles.etatDispositif}>
      <ul>
        {remarques.map((code) => (
          <li key={code}>{PHRASE_DISPOSITIF[code]}</li>
        ))}
      </ul>
      <p>{T.dispositifSansBlocage}</p>
      {desinfecter && remarques.includes('DESINFECTION_NON_NOTEE') && (
        <Button variant="secondary" onPress={() => desinfecter(dispositif)}>
          {T.noterDesinfection}
        </Button>
      )}
    </div>
  );
}

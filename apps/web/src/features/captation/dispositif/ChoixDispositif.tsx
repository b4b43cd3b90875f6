import type { DispositifT } from '@orapont/contract/dispositif';
import { LIBELLE_DISPOSITIF } from '@orapont/domain/habilitation/dispositif';
import { Select } from '../../../ui/Select.tsx';
import { T } from '../textes.ts';

const AUCUN = 'aucun';

interface ChoixDispositifProps {
  readonly dispositifs: readonly DispositifT[];
  readonly choisi: DispositifT | undefined;
  readonly onChoisir: (id: string | undefined) => void;
}

/** Which device of the registry this camera, or this folder, is. */
export function ChoixDispositif({ dispositifs, choisi, onChoisir }: ChoixDispositifProps) {
  return (
    <Select
      label={T.dispositif}
      help={T.dispositifAide}
      options={[
        { id: AUCUN, label: T.dispositifAucun },
        ...dispositifs.map(({ id, nom, type }) => ({ id, label: `${nom}, ${LIBELLE_DISPOSITIF[type]}` })),
      ]}
      selectedKey={choisi?.id ?? AUCUN}
      onSelectionChange={(cle) => onChoisir(cle === AUCUN ? undefined : String(cle))}
    />
  );
}

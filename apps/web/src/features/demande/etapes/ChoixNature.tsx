import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { useMoi } from '../../../kernel/moi.ts';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { T_POURQUOI } from '../textes.ts';

const CHEZ_LE_DENTISTE = ['TELEEXPERTISE_SPECIALISTE', 'AVIS_HORS_58'] as const;
const AU_CHEVET = ['TELEEXPERTISE_ESMS', 'BILAN', 'AVIS_HORS_58'] as const;

/** Why one asks, in plain words and with the same weight: nothing pushes anyone to invent a suspicion (⚠13). */
export function ChoixNature({
  value,
  onChange,
}: {
  readonly value: NatureActe | undefined;
  readonly onChange: (nature: NatureActe) => void;
}) {
  const { roles } = useMoi();
  const proposees: readonly NatureActe[] = roles.includes('praticien') ? CHEZ_LE_DENTISTE : AU_CHEVET;
  const natures = value === undefined || proposees.includes(value) ? proposees : [value, ...proposees];
  return (
    <RadioGroup
      label={T_POURQUOI.question}
      help={T_POURQUOI.aide}
      layout="cards"
      value={value ?? null}
      onChange={(nature) => onChange(nature as NatureActe)}
      options={natures.map((nature) => ({ value: nature, ...T_POURQUOI.natures[nature] }))}
    />
  );
}

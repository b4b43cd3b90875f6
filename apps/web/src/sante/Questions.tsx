import {
  type Consommation,
  type DonneesSante,
  LIBELLE_SITUATION,
  REPONSES_SANTE,
  type ReponseSante,
  SITUATIONS,
} from '@orapont/domain/sante/donnees';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { Stack } from '../ui/Stack.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './Sante.module.css';
import { TEXTES_SANTE as T } from './textes.ts';

const REPONSES = REPONSES_SANTE.map((value) => ({ value, label: T.reponses[value] }));

export interface SituationsProps {
  readonly value: DonneesSante['situations'];
  readonly onChange: (situations: DonneesSante['situations']) => void;
}

/** Each risk is asked by itself; no answer is an answer of its own. */
export function Situations({ value, onChange }: SituationsProps) {
  return (
    <div className={styles['questions']}>
      {SITUATIONS.map((situation) => (
        <RadioGroup
          key={situation}
          label={LIBELLE_SITUATION[situation]}
          layout="inline"
          options={REPONSES}
          value={value[situation] ?? 'NON_RENSEIGNE'}
          onChange={(reponse) => onChange({ ...value, [situation]: reponse as ReponseSante })}
        />
      ))}
    </div>
  );
}

const ETATS = (['NON', 'ARRETEE', 'OUI', 'NE_SAIT_PAS', 'NON_RENSEIGNE'] as const).map((value) => ({
  value,
  label: T.consommations[value],
}));

export interface ConsommationChampProps {
  readonly label: string;
  readonly help: string;
  readonly value: Consommation;
  readonly onChange: (consommation: Consommation) => void;
}

export function ConsommationChamp({ label, help, value, onChange }: ConsommationChampProps) {
  return (
    <Stack gap="small">
      <RadioGroup
        label={label}
        layout="inline"
        options={ETATS}
        value={value.etat}
        onChange={(etat) => onChange({ ...value, etat: etat as Consommation['etat'] })}
      />
      {(value.etat === 'OUI' || value.etat === 'ARRETEE') && (
        <TextField
          label={`${T.precision} (${label.toLocaleLowerCase('fr')})`}
          help={help}
          value={value.precision}
          onChange={(precision) => onChange({ ...value, precision })}
          maxLength={200}
        />
      )}
    </Stack>
  );
}

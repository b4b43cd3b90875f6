import {
  type Anciennete,
  type DonneesSante,
  LIBELLE_ANCIENNETE,
  type Plainte,
} from '@orapont/domain/sante/donnees';
import { useState } from 'react';
import { NumberField } from '../ui/NumberField.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { Select } from '../ui/Select.tsx';
import { Stack } from '../ui/Stack.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TEXTES_SANTE as T } from './textes.ts';

export interface PlainteFormulaireProps {
  readonly value: DonneesSante['plainte'];
  readonly onChange: (plainte: DonneesSante['plainte']) => void;
  readonly error?: string | undefined;
}

const VIERGE: Plainte = { description: '', depuis: 'INCONNUE', tailleMm: null, douleurEva: null };
const ANCIENNETES = (Object.keys(LIBELLE_ANCIENNETE) as Anciennete[]).map((id) => ({
  id,
  label: LIBELLE_ANCIENNETE[id],
}));

/** What the person feels, or what those around see. */
export function PlainteFormulaire({ value, onChange, error }: PlainteFormulaireProps) {
  const [gardee, setGardee] = useState(VIERGE);
  const plainte = typeof value === 'string' ? undefined : value;

  function choisir(etat: string) {
    if (plainte) setGardee(plainte);
    if (etat === 'PLAINTE') onChange(plainte ?? gardee);
    else onChange(etat === 'AUCUNE_PLAINTE' ? 'AUCUNE_PLAINTE' : 'NON_RENSEIGNE');
  }

  return (
    <Stack>
      <RadioGroup
        label={T.plainteQuestion}
        options={[
          { value: 'PLAINTE', label: T.plainteOui },
          { value: 'AUCUNE_PLAINTE', label: T.plainteAucune },
          { value: 'NON_RENSEIGNE', label: T.nonRenseigne },
        ]}
        value={typeof value === 'string' ? value : 'PLAINTE'}
        onChange={choisir}
      />
      {plainte && (
        <>
          <TextArea
            label={T.description}
            help={T.aideDescription}
            value={plainte.description}
            onChange={(description) => onChange({ ...plainte, description })}
            maxLength={2000}
            rows={3}
            isRequired
            error={error}
          />
          <Stack as="grid">
            <Select
              label={T.depuis}
              options={ANCIENNETES}
              selectedKey={plainte.depuis}
              onSelectionChange={(cle) => onChange({ ...plainte, depuis: String(cle) as Anciennete })}
            />
            <NumberField
              label={T.douleur}
              help={T.aideDouleur}
              value={plainte.douleurEva ?? Number.NaN}
              onChange={(n) => onChange({ ...plainte, douleurEva: Number.isNaN(n) ? null : n })}
              minValue={0}
              maxValue={10}
              step={1}
            />
            <NumberField
              label={T.taille}
              unit="mm"
              value={plainte.tailleMm ?? Number.NaN}
              onChange={(n) => onChange({ ...plainte, tailleMm: Number.isNaN(n) ? null : n })}
              minValue={0}
              maxValue={200}
            />
          </Stack>
        </>
      )}
    </Stack>
  );
}

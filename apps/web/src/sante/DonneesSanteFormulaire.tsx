import type { DateCivile } from '@orapont/domain/dates';
import type { DonneesSante } from '@orapont/domain/sante/donnees';
import { Card } from '../ui/Card.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Stack } from '../ui/Stack.tsx';
import { LignesSante } from './LignesSante.tsx';
import { PlainteFormulaire } from './Plainte.tsx';
import { ConsommationChamp, Situations } from './Questions.tsx';
import { RUBRIQUES } from './rubriques.ts';
import { TEXTES_SANTE as T } from './textes.ts';

export interface DonneesSanteFormulaireProps {
  readonly value: DonneesSante;
  readonly onChange: (donnees: DonneesSante) => void;
  /** Remarks by field of the set: `allergies`, `plainte.description`, `recueilliesLe`… */
  readonly errors?: Readonly<Record<string, string>>;
  readonly aujourdHui: string;
  /** The complaint is asked with the request; a record may leave it out. */
  readonly sansPlainte?: boolean;
}

const SANS_ERREUR: Readonly<Record<string, string>> = {};

/** The minimum data « comme en consultation présentielle », as one dated set (CAP-01, TE-04). */
export function DonneesSanteFormulaire({
  value,
  onChange,
  errors = SANS_ERREUR,
  aujourdHui,
  sansPlainte,
}: DonneesSanteFormulaireProps) {
  return (
    <Stack gap="large">
      <DateField
        label={T.recueillies}
        help={T.aideRecueillies}
        value={value.recueilliesLe}
        max={aujourdHui}
        onChange={(iso) => iso !== '' && onChange({ ...value, recueilliesLe: iso as DateCivile })}
        error={errors['recueilliesLe']}
        isRequired
      />
      {!sansPlainte && (
        <Card title={T.plainte}>
          <PlainteFormulaire
            value={value.plainte}
            onChange={(plainte) => onChange({ ...value, plainte })}
            error={premiere(errors, 'plainte')}
          />
        </Card>
      )}
      {RUBRIQUES.map((rubrique) => (
        <Card key={rubrique}>
          <LignesSante
            rubrique={rubrique}
            value={value[rubrique]}
            onChange={(lignes) => onChange({ ...value, [rubrique]: lignes })}
            error={premiere(errors, rubrique)}
          />
        </Card>
      ))}
      <Card title={T.questions}>
        <Stack>
          <p>{T.aideQuestions}</p>
          <Situations
            value={value.situations}
            onChange={(situations) => onChange({ ...value, situations })}
          />
        </Stack>
      </Card>
      <Card title={T.habitudes}>
        <Stack>
          <ConsommationChamp
            label={T.tabac}
            help={T.aideTabac}
            value={value.tabac}
            onChange={(tabac) => onChange({ ...value, tabac })}
          />
          <ConsommationChamp
            label={T.alcool}
            help={T.aideAlcool}
            value={value.alcool}
            onChange={(alcool) => onChange({ ...value, alcool })}
          />
        </Stack>
      </Card>
    </Stack>
  );
}

/** The remark on a part of the set, or on something inside it (`allergies.0.libelle`). */
function premiere(errors: Readonly<Record<string, string>>, partie: string): string | undefined {
  return Object.entries(errors).find(([nom]) => nom === partie || nom.startsWith(`${partie}.`))?.[1];
}

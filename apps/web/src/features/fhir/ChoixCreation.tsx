import { CREES_FHIR, type TypeCree } from '@orapont/contract/fhir-creation';
import { CheckboxGroup } from '../../ui/CheckboxGroup.tsx';
import { LIBELLE_CREATION, TEXTES } from './textes.ts';

type Props = {
  readonly valeur: readonly TypeCree[];
  readonly onChange: (valeur: readonly TypeCree[]) => void;
};

/** What a software may create here; nothing when nothing is said. */
export const ChoixCreation = ({ valeur, onChange }: Props) => (
  <CheckboxGroup
    label={TEXTES.cree}
    help={TEXTES.creeAide}
    value={[...valeur]}
    onChange={(choisis) => onChange(CREES_FHIR.filter((type) => choisis.includes(type)))}
    options={CREES_FHIR.map((type) => ({ value: type, label: LIBELLE_CREATION[type] }))}
  />
);

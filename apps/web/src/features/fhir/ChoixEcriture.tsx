import type { MethodeSuivi } from '@orapont/contract/fhir';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { ChampsSuivi, suiviSaisi } from './ChampsSuivi.tsx';
import { TEXTES } from './textes.ts';

/** What a software may begin, and how it hears of what becomes of it. */
export type Ecriture = { readonly ecrit: boolean; readonly annonce: boolean; readonly methode: MethodeSuivi };

type Props = { readonly valeur: Ecriture; readonly onChange: (valeur: Ecriture) => void };

export function ChoixEcriture({ valeur, onChange }: Props) {
  const { ecrit, annonce, methode } = valeur;
  return (
    <>
      <Checkbox
        label={TEXTES.depose}
        help={TEXTES.deposeAide}
        isSelected={ecrit}
        onChange={(choisi) => onChange({ ...valeur, ecrit: choisi })}
      />
      {ecrit && <ChoixSuivi annonce={annonce} onChange={(dit) => onChange({ ...valeur, annonce: dit })} />}
      {ecrit && annonce && (
        <ChampsSuivi methode={methode} onChange={(choisie) => onChange({ ...valeur, methode: choisie })} />
      )}
    </>
  );
}

type SuiviProps = { readonly annonce: boolean; readonly onChange: (annonce: boolean) => void };

export const ChoixSuivi = ({ annonce, onChange }: SuiviProps) => (
  <RadioGroup
    label={TEXTES.suivi}
    value={annonce ? 'dit' : 'lit'}
    onChange={(choisi) => onChange(choisi === 'dit')}
    options={[
      { value: 'lit', label: TEXTES.suiviLit },
      { value: 'dit', label: TEXTES.suiviDit },
    ]}
  />
);

/** What the form says of it, for the contract. */
export const ecritureSaisie = ({ ecrit, annonce, methode }: Ecriture, saisie: FormData) => ({
  ecrit,
  suivi: ecrit && annonce ? suiviSaisi(saisie, methode) : null,
});

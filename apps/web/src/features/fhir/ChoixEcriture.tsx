import { Checkbox } from '../../ui/Checkbox.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { TEXTES } from './textes.ts';

/** What a software may begin, and how it hears of what becomes of it. */
export type Ecriture = { readonly ecrit: boolean; readonly annonce: boolean };

type Props = { readonly valeur: Ecriture; readonly onChange: (valeur: Ecriture) => void };

export function ChoixEcriture({ valeur, onChange }: Props) {
  const { ecrit, annonce } = valeur;
  return (
    <>
      <Checkbox
        label={TEXTES.depose}
        help={TEXTES.deposeAide}
        isSelected={ecrit}
        onChange={(choisi) => onChange({ ...valeur, ecrit: choisi })}
      />
      {ecrit && (
        <RadioGroup
          label={TEXTES.suivi}
          value={annonce ? 'dit' : 'lit'}
          onChange={(choisi) => onChange({ ...valeur, annonce: choisi === 'dit' })}
          options={[
            { value: 'lit', label: TEXTES.suiviLit },
            { value: 'dit', label: TEXTES.suiviDit },
          ]}
        />
      )}
      {ecrit && annonce && (
        <>
          <TextField
            label={TEXTES.suiviUrl}
            name="suivi.url"
            type="url"
            inputMode="url"
            autoComplete="off"
            placeholder="https://"
            isRequired={true}
          />
          <TextField
            label={TEXTES.suiviJeton}
            help={TEXTES.suiviJetonAide}
            name="suivi.jeton"
            type="password"
            autoComplete="off"
            isRequired={true}
          />
        </>
      )}
    </>
  );
}

/** What the form says of it, for the contract. */
export function ecritureSaisie({ ecrit, annonce }: Ecriture, saisie: FormData) {
  const lire = (nom: string) => String(saisie.get(nom) ?? '').trim();
  return {
    ecrit,
    suivi: ecrit && annonce ? { url: lire('suivi.url'), jeton: lire('suivi.jeton') } : null,
  };
}

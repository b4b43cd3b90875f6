import { METHODES_SUIVI, type MethodeSuivi } from '@orapont/contract/fhir';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { TEXTES } from './textes.ts';

type Props = {
  readonly methode: MethodeSuivi;
  readonly onChange: (methode: MethodeSuivi) => void;
  /** Where it is told today. */
  readonly url?: string;
};

/** Where a software hears of what becomes of its requests, with which token, and in which form. */
export function ChampsSuivi({ methode, onChange, url = '' }: Props) {
  return (
    <>
      <TextField
        label={TEXTES.suiviUrl}
        name="suivi.url"
        type="url"
        inputMode="url"
        autoComplete="off"
        placeholder="https://"
        defaultValue={url}
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
      <RadioGroup
        label={TEXTES.methode}
        value={methode}
        onChange={(choisie) => onChange(METHODES_SUIVI.find((m) => m === choisie) ?? 'PATCH')}
        options={METHODES_SUIVI.map((value) => ({ value, label: TEXTES.methodes[value] }))}
      />
    </>
  );
}

export function suiviSaisi(saisie: FormData, methode: MethodeSuivi) {
  const lire = (nom: string) => String(saisie.get(nom) ?? '').trim();
  return { url: lire('suivi.url'), jeton: lire('suivi.jeton'), methode };
}

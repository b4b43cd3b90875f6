import { TextField } from '../../ui/TextField.tsx';
import { TEXTES } from './textes.ts';

/** The two keys that the editor gave. */
export const ChampsCles = () => (
  <>
    <TextField label={TEXTES.clientId} name="clientId" autoComplete="off" isRequired={true} maxLength={400} />
    <TextField
      label={TEXTES.secret}
      help={TEXTES.secretAide}
      name="secret"
      type="password"
      autoComplete="off"
      isRequired={true}
    />
  </>
);

export const lireChamp = (saisie: FormData, nom: string): string => String(saisie.get(nom) ?? '').trim();

export const clesSaisies = (saisie: FormData) => ({
  clientId: lireChamp(saisie, 'clientId'),
  secret: lireChamp(saisie, 'secret'),
});

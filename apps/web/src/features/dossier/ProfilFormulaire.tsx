import {
  APPROCHES,
  CANAUX_EXPRESSION,
  type CanalExpression,
  LIBELLE_APPROCHE,
  LIBELLE_EXPRESSION,
  type ProfilSensoriel,
} from '@orapont/domain/evaluation/profil-sensoriel';
import { Stack } from '../../ui/Stack.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Dossier.module.css';
import { TEXTES as T } from './textes.ts';

interface Props {
  readonly profil: ProfilSensoriel;
  readonly poser: (profil: ProfilSensoriel) => void;
}

/** How to come near the person, in the order in which it is read before a gesture: no first. */
export function ProfilFormulaire({ profil, poser }: Props) {
  return (
    <Stack>
      <Expression profil={profil} poser={poser} sens="direNon" />
      <Expression profil={profil} poser={poser} sens="direOui" />
      <Stack as="grid">
        {APPROCHES.map((cle) => (
          <TextField
            key={cle}
            label={LIBELLE_APPROCHE[cle]}
            name={`fiche.profilSensoriel.${cle}`}
            help={T.exemplesProfil[cle]}
            value={profil[cle]}
            onChange={(texte) => poser({ ...profil, [cle]: texte })}
            maxLength={300}
          />
        ))}
      </Stack>
      <TextArea
        label={T.profilLibre}
        name="fiche.profilSensoriel.libre"
        help={T.aideProfil}
        value={profil.libre}
        onChange={(libre) => poser({ ...profil, libre })}
        maxLength={2000}
      />
    </Stack>
  );
}

function Expression({ profil, poser, sens }: Props & { readonly sens: 'direNon' | 'direOui' }) {
  const changer = (canal: CanalExpression) => (texte: string) =>
    poser({ ...profil, [sens]: { ...profil[sens], [canal]: texte } });
  return (
    <fieldset className={styles['expression']}>
      <legend>{sens === 'direNon' ? T.direNon : T.direOui}</legend>
      {CANAUX_EXPRESSION.map((canal) => (
        <TextField
          key={canal}
          label={LIBELLE_EXPRESSION[canal]}
          name={`fiche.profilSensoriel.${sens}.${canal}`}
          help={T.exemplesExpression[sens][canal]}
          value={profil[sens][canal]}
          onChange={changer(canal)}
          maxLength={200}
        />
      ))}
    </fieldset>
  );
}

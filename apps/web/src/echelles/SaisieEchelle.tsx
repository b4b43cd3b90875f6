import { type CodeEchelle, echelleDe } from '@orapont/domain/evaluation/catalogue';
import type { Reponses } from '@orapont/domain/evaluation/echelle';
import { useState } from 'react';
import { Stack } from '../ui/Stack.tsx';
import { Switch } from '../ui/Switch.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { Pas, Toutes } from './Questions.tsx';
import { Resultat } from './Resultat.tsx';
import { TEXTES_ECHELLES as T } from './textes.ts';

export type SaisieDEchelle = { readonly reponses: Reponses; readonly commentaire: string };

export interface SaisieEchelleProps {
  readonly code: CodeEchelle;
  readonly value: SaisieDEchelle;
  readonly onChange: (saisie: SaisieDEchelle) => void;
}

/**
 * Questions of a scale and the score as it comes. It reads and sends nothing: the owner keeps the value, on line or on a tablet that
 * delivers it later (`EvaluationZ` of the contract, `donnees` gives its answers).
 */
export function SaisieEchelle({ code, value, onChange }: SaisieEchelleProps) {
  const echelle = echelleDe(code);
  const [uneParUne, setUneParUne] = useState(false);
  const { reponses, commentaire } = value;
  const questions = {
    echelle,
    reponses,
    repondre: (suite: Reponses) => onChange({ commentaire, reponses: suite }),
  };
  return (
    <Stack gap="large">
      <p>{echelle.consigne}</p>
      {echelle.items.length > 3 && (
        <Switch label={T.uneParUne} isSelected={uneParUne} onChange={setUneParUne} />
      )}
      {uneParUne ? <Pas {...questions} /> : <Toutes {...questions} />}
      <TextArea
        label={T.commentaire}
        name="commentaire"
        help={T.commentaireAide}
        value={commentaire}
        onChange={(texte) => onChange({ reponses, commentaire: texte })}
        maxLength={500}
      />
      <Resultat echelle={echelle} reponses={reponses} />
    </Stack>
  );
}

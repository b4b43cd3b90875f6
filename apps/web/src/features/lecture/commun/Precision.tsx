import type { Cible, Commande } from '@orapont/domain/bouche/commandes';
import { useState } from 'react';
import { TextField } from '../../../ui/TextField.tsx';

interface Props {
  readonly cible: Cible;
  readonly precision: string;
  readonly onCommandes: (commandes: readonly Commande[]) => void;
}

/** Free words on a tooth, face or site; written to the chart when the field is left, so that undo takes back a sentence. */
export function Precision(props: Props) {
  return <Champ key={props.precision} {...props} />;
}

function Champ({ cible, precision, onCommandes }: Props) {
  const [texte, setTexte] = useState(precision);
  const ecrire = () => {
    if (texte.trim() !== precision) onCommandes([{ type: 'PRECISION', cible, precision: texte }]);
  };
  return <TextField label="Précision (facultatif)" value={texte} onChange={setTexte} onBlur={ecrire} />;
}

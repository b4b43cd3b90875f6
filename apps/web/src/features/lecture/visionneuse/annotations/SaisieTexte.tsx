import { TEXTE_MAX } from '@orapont/domain/bouche/annotation';
import { useState } from 'react';
import { Button } from '../../../../ui/Button.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { TEXTES_VISIONNEUSE as T } from '../textes.ts';
import styles from './Annotations.module.css';

interface Props {
  readonly initial?: string;
  readonly onValider: (texte: string) => void;
  readonly onAbandonner: () => void;
}

/** The words of an annotation, asked for under the picture that they will stand on. */
export function SaisieTexte({ initial = '', onValider, onAbandonner }: Props) {
  const [texte, setTexte] = useState(initial);
  const dit = texte.trim().slice(0, TEXTE_MAX);
  return (
    <form
      className={styles.saisie}
      onSubmit={(event) => {
        event.preventDefault();
        if (dit) onValider(dit);
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onAbandonner();
      }}
    >
      <TextField
        label={T.texteAnnotation}
        value={texte}
        onChange={setTexte}
        inputRef={(champ) => champ?.focus()}
      />
      <Button type="submit" isDisabled={dit === ''}>
        {T.ecrireTexte}
      </Button>
      <Button variant="quiet" onPress={onAbandonner}>
        {T.abandonner}
      </Button>
    </form>
  );
}

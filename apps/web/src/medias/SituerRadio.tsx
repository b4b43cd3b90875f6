import type { MediaT } from '@orapont/contract/media';
import { estCodeFdi } from '@orapont/domain/bouche/dents';
import { CLICHES, LIBELLE_CLICHE } from '@orapont/domain/captation/accrochage';
import { useState } from 'react';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { Changement } from './requetes-medias.ts';
import { TEXTES } from './textes.ts';

const OPTIONS = CLICHES.map((id) => ({ id, label: LIBELLE_CLICHE[id] }));

interface Props {
  readonly media: MediaT;
  readonly nom: string;
  readonly onChange: (changement: Changement) => void;
}

/** What a radiograph is and which teeth it shows: where it will hang in front of the reader. */
export function SituerRadio({ media, nom, onChange }: Props) {
  const [dents, setDents] = useState(media.dents.join(' '));
  const codes = dents.split(/[\s,;]+/).filter((code) => code !== '');
  const inconnus = codes.filter((code) => !estCodeFdi(code));
  return (
    <>
      <Select
        label={TEXTES.cliche}
        aria-label={`${TEXTES.cliche}\u00a0: ${nom}`}
        options={OPTIONS}
        value={media.cliche}
        onChange={(cle) => onChange({ cliche: CLICHES.find((cliche) => cliche === cle) })}
      />
      <TextField
        label={TEXTES.dentsMontrees}
        value={dents}
        onChange={setDents}
        {...(inconnus.length > 0 ? { error: TEXTES.dentsInconnues(inconnus.join(', ')) } : {})}
        onBlur={() => {
          if (inconnus.length === 0) onChange({ dents: codes.filter(estCodeFdi) });
        }}
      />
    </>
  );
}

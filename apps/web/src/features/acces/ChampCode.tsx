import { TextField } from '../../ui/TextField.tsx';
import { TEXTES } from './textes.ts';

interface ChampCodeProps {
  readonly value: string;
  readonly onChange: (code: string) => void;
}

/** Six digits of a second factor; whatever else is typed or pasted falls away. */
export function ChampCode({ value, onChange }: ChampCodeProps) {
  return (
    <TextField
      label={TEXTES.code}
      help={TEXTES.codeAide}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      value={value}
      onChange={(saisi) => onChange(saisi.replace(/\D/g, '').slice(0, 6))}
      autoFocus={true}
    />
  );
}

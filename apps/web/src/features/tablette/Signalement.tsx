import { TextArea } from '../../ui/TextArea.tsx';
import { T } from './textes.ts';

interface SignalementProps {
  readonly value: string;
  readonly onChange: (texte: string) => void;
}

/** What the taker saw, for the structure's own professional to judge. */
export function Signalement({ value, onChange }: SignalementProps) {
  return (
    <TextArea
      label={T.signalement}
      help={T.signalementAide}
      rows={2}
      maxLength={1000}
      value={value}
      onChange={onChange}
    />
  );
}

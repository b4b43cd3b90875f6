import { LONGUEUR_PIN, refusDePin } from '../../horsligne/verrou-pin.ts';
import { TextField } from '../../ui/TextField.tsx';
import { T } from './textes.ts';

interface Props {
  readonly label: string;
  readonly code: string;
  readonly encore: string;
  readonly onCode: (code: string) => void;
  readonly onEncore: (encore: string) => void;
}

const CHIFFRES = { type: 'password', inputMode: 'numeric', autoComplete: 'off' } as const;

/** A code that is being chosen, typed twice. */
export function ChampsDuCode({ label, code, encore, onCode, onEncore }: Props) {
  const commun = { ...CHIFFRES, maxLength: LONGUEUR_PIN.max, isRequired: true };
  return (
    <>
      <TextField {...commun} label={label} help={T.codeAide} name="code" value={code} onChange={onCode} />
      <TextField {...commun} label={T.codeEncore} name="encore" value={encore} onChange={onEncore} />
    </>
  );
}

export function fautesDuCode({
  code,
  encore,
}: Pick<Props, 'code' | 'encore'>): Readonly<Record<string, string>> {
  const refus = refusDePin(code);
  if (refus) return { code: refus === 'COURT' ? T.codeCourt : T.codeSuite };
  return code === encore ? {} : { encore: T.codeDifferent };
}

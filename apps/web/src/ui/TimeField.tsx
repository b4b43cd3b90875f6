import { useState } from 'react';
import type { FieldTexts } from './FieldParts.tsx';
import { TextField } from './TextField.tsx';
import { TEXTES } from './textes.ts';
import { readTime, showTime } from './typed-time.ts';

export interface TimeFieldProps extends FieldTexts {
  /** `hh:mm`, or an empty string. */
  readonly value: string;
  /** Called with a time that exists, or with an empty string. */
  readonly onChange: (time: string) => void;
  readonly isRequired?: boolean;
}

/**
 * A time of day in one text box, on 24 hours whatever the browser's language: the native widget says « PM » in an English browser.
 */
export function TimeField({ value, onChange, error, help, ...props }: TimeFieldProps) {
  const [typed, setTyped] = useState(() => showTime(value));
  const [reported, setReported] = useState(value);
  const [wasLeft, setLeft] = useState(false);

  // The owner changed the value from outside: show it.
  if (value !== reported) {
    setReported(value);
    setTyped(showTime(value));
  }

  function type(text: string) {
    const time = readTime(text) ?? '';
    setTyped(text);
    setLeft(false);
    if (time === reported) return;
    setReported(time);
    onChange(time);
  }

  const fault = wasLeft && typed !== '' && reported === '' ? TEXTES.heureImpossible : undefined;
  return (
    <TextField
      {...props}
      help={help ?? TEXTES.aideHeure}
      error={fault ?? error}
      value={typed}
      onChange={type}
      onBlur={() => setLeft(true)}
      maxLength={8}
    />
  );
}

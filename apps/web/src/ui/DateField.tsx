import { useState } from 'react';
import { cx } from './cx.ts';
import styles from './DateField.module.css';
import type { FieldTexts } from './FieldParts.tsx';
import { useFieldError } from './FormErrors.ts';
import { TextField } from './TextField.tsx';
import { TEXTES } from './textes.ts';
import { readDate, showDate, withSlashes } from './typed-date.ts';

export interface DateFieldProps extends FieldTexts {
  /** `aaaa-mm-jj`, or an empty string. */
  readonly value?: string;
  readonly defaultValue?: string;
  /** Called with a day that exists within the bounds, or with an empty string. */
  readonly onChange?: (iso: string) => void;
  /** Name of the hidden input that carries `aaaa-mm-jj` in a native form. */
  readonly name?: string;
  readonly min?: string;
  readonly max?: string;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly autoComplete?: 'bday' | 'off';
}

/**
 * A date typed as it is said: one text box, so that a birth date is eight keys on a phone and can be pasted.
 * The remark on a wrong date waits until the person leaves the box.
 */
export function DateField({
  help,
  error,
  name,
  min,
  max,
  value,
  defaultValue,
  onChange,
  ...props
}: DateFieldProps) {
  const [typed, setTyped] = useState(() => showDate(value ?? defaultValue ?? ''));
  const [reported, setReported] = useState(value ?? defaultValue ?? '');
  const [wasLeft, setLeft] = useState(false);
  const remark = useFieldError(name, error);

  // The owner changed the value from outside: show it.
  if (value !== undefined && value !== reported) {
    setReported(value);
    setTyped(showDate(value));
  }

  const iso = readDate(typed) ?? '';
  const fault = wasLeft && typed !== '' ? faultOf(iso, min, max) : undefined;

  function type(text: string) {
    const next = withSlashes(text, typed);
    const read = readDate(next) ?? '';
    const accepted = faultOf(read, min, max) ? '' : read;
    setTyped(next);
    setLeft(false);
    if (accepted !== reported) {
      setReported(accepted);
      onChange?.(accepted);
    }
  }

  return (
    <div className={cx(styles.date)} data-field={name ?? ''}>
      <TextField
        {...props}
        help={help ?? TEXTES.aideDate}
        error={fault ?? remark}
        value={typed}
        onChange={type}
        onBlur={() => setLeft(true)}
        inputMode="numeric"
        maxLength={10}
      />
      {/* A date that does not exist is sent as it was typed: whoever reads it refuses it, rather than take it for no date. */}
      {name && <input type="hidden" name={name} value={reported || typed} />}
    </div>
  );
}

function faultOf(iso: string, min: string | undefined, max: string | undefined): string | undefined {
  if (iso === '') return TEXTES.dateImpossible;
  if (min && iso < min) return `${TEXTES.dateTropTot} ${showDate(min)}.`;
  if (max && iso > max) return `${TEXTES.dateTropTard} ${showDate(max)}.`;
  return undefined;
}

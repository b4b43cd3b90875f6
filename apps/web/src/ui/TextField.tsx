import type { Ref } from 'react';
import { Input } from 'react-aria-components/Input';
import {
  type TextFieldProps as AriaProps,
  TextField as AriaTextField,
} from 'react-aria-components/TextField';
import { cx } from './cx.ts';
import styles from './Field.module.css';
import { FieldError, FieldHelp, FieldLabel, type FieldTexts } from './FieldParts.tsx';
import { useFieldError } from './FormErrors.ts';

export interface TextFieldProps
  extends Omit<AriaProps, 'children' | 'className' | 'style' | 'isInvalid'>,
    FieldTexts {
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly placeholder?: string;
}

/** One line of text. */
export function TextField({ label, help, error: given, inputRef, placeholder, ...props }: TextFieldProps) {
  const error = useFieldError(props.name, given);
  return (
    <AriaTextField
      {...props}
      {...(error ? { isInvalid: true } : {})}
      className={cx(styles.field)}
      data-field=""
    >
      <FieldLabel label={label} isRequired={props.isRequired ?? false} />
      <FieldHelp>{help}</FieldHelp>
      <Input
        ref={inputRef ?? null}
        className={cx(styles.control)}
        {...(placeholder ? { placeholder } : {})}
      />
      <FieldError error={error} />
    </AriaTextField>
  );
}

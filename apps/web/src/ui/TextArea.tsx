import type { Ref } from 'react';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import {
  type TextFieldProps as AriaProps,
  TextField as AriaTextField,
} from 'react-aria-components/TextField';
import { cx } from './cx.ts';
import styles from './Field.module.css';
import { FieldError, FieldHelp, FieldLabel, type FieldTexts } from './FieldParts.tsx';
import { useFieldError } from './FormErrors.ts';

export interface TextAreaProps
  extends Omit<AriaProps, 'children' | 'className' | 'style' | 'isInvalid' | 'type'>,
    FieldTexts {
  readonly inputRef?: Ref<HTMLTextAreaElement>;
  readonly rows?: number;
}

/** Several lines of text; the person may make it taller. */
export function TextArea({ label, help, error: given, inputRef, rows, ...props }: TextAreaProps) {
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
      <AriaTextArea ref={inputRef ?? null} rows={rows ?? 4} className={cx(styles.control, styles.area)} />
      <FieldError error={error} />
    </AriaTextField>
  );
}

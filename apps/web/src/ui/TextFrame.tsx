import type { ReactNode } from 'react';
import {
  type TextFieldProps as AriaProps,
  TextField as AriaTextField,
} from 'react-aria-components/TextField';
import { cx } from './cx.ts';
import styles from './Field.module.css';
import { FieldError, FieldHelp, FieldLabel, type FieldTexts } from './FieldParts.tsx';
import { useFieldError } from './FormErrors.ts';

export interface TextFrameProps
  extends Omit<AriaProps, 'children' | 'className' | 'style' | 'isInvalid'>,
    FieldTexts {}

/** What stands around a text that is typed, on one line or on several. */
export function TextFrame({
  label,
  help,
  error: given,
  children,
  ...props
}: TextFrameProps & { readonly children: ReactNode }) {
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
      {children}
      <FieldError error={error} />
    </AriaTextField>
  );
}

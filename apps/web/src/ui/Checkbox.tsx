import { Check, Minus } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from 'react-aria-components/Checkbox';
import choice from './Choice.module.css';
import { cx } from './cx.ts';
import { FieldError } from './FieldParts.tsx';
import { useFieldError } from './FormErrors.ts';
import { TEXTES } from './textes.ts';

export interface CheckboxProps
  extends Omit<CheckboxFieldProps, 'children' | 'className' | 'style' | 'isInvalid'> {
  readonly label: string;
  readonly help?: string;
  readonly error?: string | undefined;
  /** Beside the words, part of what answers to the finger; it says nothing that the label does not. */
  readonly picture?: ReactNode;
}

/** Something that is so or not. Takes effect when the form is sent; a `Switch` takes effect at once. */
export function Checkbox({ label, help, picture, error: given, ...props }: CheckboxProps) {
  const error = useFieldError(props.name, given);
  const helpId = useId();
  return (
    <CheckboxField
      {...props}
      {...(error ? { isInvalid: true } : {})}
      {...(help ? { 'aria-describedby': helpId } : {})}
      data-field=""
    >
      <CheckboxButton className={cx(choice.choice)}>
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className={choice.mark} aria-hidden="true">
              {isIndeterminate ? <Minus /> : isSelected && <Check />}
            </span>
            {picture}
            <span className={choice.texts}>
              <span className={choice.label}>
                {label}
                {props.isRequired && ` (${TEXTES.obligatoire})`}
              </span>
              {help && (
                <span id={helpId} aria-hidden="true" className={choice.help}>
                  {help}
                </span>
              )}
            </span>
          </>
        )}
      </CheckboxButton>
      <FieldError error={error} />
    </CheckboxField>
  );
}

import { type ReactNode, useId } from 'react';
import {
  type RadioGroupProps as AriaProps,
  Radio as AriaRadio,
  RadioGroup as AriaRadioGroup,
} from 'react-aria-components/RadioGroup';
import choice from './Choice.module.css';
import { cx } from './cx.ts';
import field from './Field.module.css';
import { FieldError, FieldHelp, FieldLabel, type FieldTexts } from './FieldParts.tsx';
import { useFieldError } from './FormErrors.ts';
import styles from './RadioGroup.module.css';

export interface RadioOption {
  readonly value: string;
  readonly label: string;
  readonly help?: string;
  readonly icon?: ReactNode;
  readonly isDisabled?: boolean;
}

export interface RadioGroupProps
  extends Omit<AriaProps, 'children' | 'className' | 'style' | 'isInvalid'>,
    FieldTexts {
  readonly options: readonly RadioOption[];
  /** `cards` gives each answer a large target of its own; `inline` suits two or three short words. */
  readonly layout?: 'list' | 'cards' | 'inline';
}

/** One answer among a few, all of them in sight. */
export function RadioGroup({
  label,
  help,
  error: given,
  options,
  layout = 'list',
  ...props
}: RadioGroupProps) {
  const error = useFieldError(props.name, given);
  return (
    <AriaRadioGroup
      {...props}
      {...(error ? { isInvalid: true } : {})}
      className={cx(field.field, layout === 'cards' && styles.wide)}
      data-field=""
    >
      <FieldLabel label={label} isRequired={props.isRequired ?? false} />
      <FieldHelp>{help}</FieldHelp>
      <div className={styles.options} data-layout={layout}>
        {options.map((option) => (
          <Option key={option.value} option={option} layout={layout} />
        ))}
      </div>
      <FieldError error={error} />
    </AriaRadioGroup>
  );
}

function Option({ option, layout }: { readonly option: RadioOption; readonly layout: string }) {
  const helpId = useId();
  return (
    <AriaRadio
      value={option.value}
      isDisabled={option.isDisabled ?? false}
      className={cx(choice.choice, layout === 'cards' && choice.card, layout === 'inline' && choice.chip)}
      {...(option.help ? { 'aria-describedby': helpId } : {})}
    >
      <span className={cx(choice.mark, choice.round)} aria-hidden="true" />
      <span className={choice.texts}>
        <span className={choice.label}>{option.label}</span>
        {option.help && (
          <span id={helpId} aria-hidden="true" className={choice.help}>
            {option.help}
          </span>
        )}
      </span>
      {option.icon && <span className={choice.icon}>{option.icon}</span>}
    </AriaRadio>
  );
}

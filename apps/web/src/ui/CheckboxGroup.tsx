import {
  CheckboxGroup as AriaCheckboxGroup,
  type CheckboxGroupProps as AriaProps,
} from 'react-aria-components/CheckboxGroup';
import { Checkbox } from './Checkbox.tsx';
import { cx } from './cx.ts';
import field from './Field.module.css';
import { FieldError, FieldHelp, FieldLabel, type FieldTexts } from './FieldParts.tsx';
import { useFieldError } from './FormErrors.ts';
import type { RadioOption } from './RadioGroup.tsx';

export interface CheckboxGroupProps
  extends Omit<AriaProps, 'children' | 'className' | 'style' | 'isInvalid'>,
    FieldTexts {
  readonly options: readonly Omit<RadioOption, 'icon'>[];
}

/** Any number of answers among a few. */
export function CheckboxGroup({ label, help, error: given, options, ...props }: CheckboxGroupProps) {
  const error = useFieldError(props.name, given);
  return (
    <AriaCheckboxGroup
      {...props}
      {...(error ? { isInvalid: true } : {})}
      className={cx(field.field)}
      data-field=""
    >
      <FieldLabel label={label} isRequired={props.isRequired ?? false} />
      <FieldHelp>{help}</FieldHelp>
      <div>
        {options.map((option) => (
          <Checkbox key={option.value} {...option} />
        ))}
      </div>
      <FieldError error={error} />
    </AriaCheckboxGroup>
  );
}

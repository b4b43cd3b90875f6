import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { ListBox } from 'react-aria-components/ListBox';
import {
  type SelectProps as AriaProps,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components/Select';
import { cx } from './cx.ts';
import field from './Field.module.css';
import { FieldError, FieldHelp, FieldLabel, type FieldTexts } from './FieldParts.tsx';
import { useFieldError } from './FormErrors.ts';
import list from './ListOption.module.css';
import { type ChoiceOption, ListOption } from './ListOption.tsx';
import { Popover } from './Popover.tsx';
import styles from './Select.module.css';
import { TEXTES } from './textes.ts';

export interface SelectProps
  extends Omit<AriaProps<ChoiceOption>, 'children' | 'className' | 'style' | 'isInvalid'>,
    FieldTexts {
  readonly options: readonly ChoiceOption[];
}

/** One choice among some ten; fewer are better as a `RadioGroup`, more as a `ComboBox`. */
export function Select({
  label,
  help,
  error: given,
  options,
  placeholder = TEXTES.choisir,
  ...props
}: SelectProps) {
  const error = useFieldError(props.name, given);
  return (
    <AriaSelect
      {...props}
      {...(error ? { isInvalid: true } : {})}
      placeholder={placeholder}
      className={cx(field.field)}
      data-field=""
    >
      <FieldLabel label={label} isRequired={props.isRequired ?? false} />
      <FieldHelp>{help}</FieldHelp>
      <Button className={cx(field.control, styles.button)}>
        <SelectValue className={cx(styles.value)} />
        <ChevronDown aria-hidden="true" />
      </Button>
      <FieldError error={error} />
      <Popover>
        <ListBox items={options} className={cx(list.list)}>
          {(option) => <ListOption option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

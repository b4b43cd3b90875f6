import { Minus, Plus } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaProps,
} from 'react-aria-components/NumberField';
import { cx } from './cx.ts';
import field from './Field.module.css';
import { FieldError, FieldHelp, FieldLabel, type FieldTexts } from './FieldParts.tsx';
import { useFieldError } from './FormErrors.ts';
import styles from './NumberField.module.css';

export interface NumberFieldProps
  extends Omit<AriaProps, 'children' | 'className' | 'style' | 'isInvalid'>,
    FieldTexts {
  /** Written after the number: `kg`, `min`. */
  readonly unit?: string;
}

/** A quantity one counts or measures. A number that is a name (a code, a phone) is a `TextField`. */
export function NumberField({ label, help, error: given, unit, ...props }: NumberFieldProps) {
  const error = useFieldError(props.name, given);
  return (
    <AriaNumberField
      {...props}
      {...(error ? { isInvalid: true } : {})}
      className={cx(field.field)}
      data-field=""
    >
      <FieldLabel label={unit ? `${label} (${unit})` : label} isRequired={props.isRequired ?? false} />
      <FieldHelp>{help}</FieldHelp>
      <Group className={cx(styles.group)}>
        <Button slot="decrement" className={cx(styles.step)}>
          <Minus aria-hidden="true" />
        </Button>
        <Input className={cx(field.control, styles.input)} />
        <Button slot="increment" className={cx(styles.step)}>
          <Plus aria-hidden="true" />
        </Button>
      </Group>
      <FieldError error={error} />
    </AriaNumberField>
  );
}

import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox, type ComboBoxProps as AriaProps } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { ListBox } from 'react-aria-components/ListBox';
import styles from './ComboBox.module.css';
import corner from './CornerButton.module.css';
import { cx } from './cx.ts';
import field from './Field.module.css';
import { FieldError, FieldHelp, FieldLabel, type FieldTexts } from './FieldParts.tsx';
import { useFieldError } from './FormErrors.ts';
import list from './ListOption.module.css';
import { type ChoiceOption, ListOption } from './ListOption.tsx';
import { Popover } from './Popover.tsx';
import { Spinner } from './Spinner.tsx';
import { TEXTES } from './textes.ts';

export interface ComboBoxProps
  extends Omit<
      AriaProps<ChoiceOption>,
      | 'children'
      | 'className'
      | 'style'
      | 'isInvalid'
      | 'items'
      | 'defaultItems'
      | 'defaultFilter'
      | 'allowsEmptyCollection'
    >,
    FieldTexts {
  /** Already filtered by the caller for the present `inputValue`: accents, spelling and order are its business. */
  readonly options: readonly ChoiceOption[];
  readonly isLoading?: boolean;
  readonly placeholder?: string;
  /** Said when nothing fits: what to type instead. */
  readonly emptyText?: string;
}

/** One choice among many, found by typing. */
export function ComboBox({
  label,
  help,
  error: given,
  options,
  isLoading,
  placeholder,
  emptyText,
  ...props
}: ComboBoxProps) {
  const error = useFieldError(props.name, given);
  return (
    <AriaComboBox
      {...props}
      {...(error ? { isInvalid: true } : {})}
      items={options}
      allowsEmptyCollection
      className={cx(field.field)}
      data-field=""
    >
      <FieldLabel label={label} isRequired={props.isRequired ?? false} />
      <FieldHelp>{help}</FieldHelp>
      <div className={corner.box}>
        <Input className={cx(field.control, styles.input)} {...(placeholder ? { placeholder } : {})} />
        <Button className={cx(corner.button)} aria-label={TEXTES.afficherListe}>
          {isLoading ? <Spinner /> : <ChevronDown aria-hidden="true" />}
        </Button>
      </div>
      <FieldError error={error} />
      <Popover>
        <ListBox<ChoiceOption>
          className={cx(list.list)}
          renderEmptyState={() => (
            <p className={list.empty}>
              {isLoading ? TEXTES.chargement : (emptyText ?? TEXTES.aucunResultat)}
            </p>
          )}
        >
          {(option) => <ListOption option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

import { Check } from 'lucide-react';
import { ListBoxItem, type ListBoxItemProps } from 'react-aria-components/ListBox';
import { cx } from './cx.ts';
import styles from './ListOption.module.css';

/** One entry of a `Select` or a `ComboBox`. */
export interface ChoiceOption {
  readonly id: string;
  readonly label: string;
  /** Second line, part of the name: what tells two likely entries apart. */
  readonly detail?: string;
  readonly isDisabled?: boolean;
}

export function ListOption({
  option,
  ...props
}: { readonly option: ChoiceOption } & Pick<ListBoxItemProps, 'id'>) {
  return (
    <ListBoxItem
      {...props}
      id={option.id}
      textValue={option.label}
      isDisabled={option.isDisabled ?? false}
      className={cx(styles.option)}
    >
      {({ isSelected }) => (
        <>
          <span className={styles.texts}>
            <span>{option.label}</span>{' '}
            {option.detail && (
              <span className={styles.detail} data-detail="">
                {option.detail}
              </span>
            )}
          </span>
          {isSelected && <Check aria-hidden="true" />}
        </>
      )}
    </ListBoxItem>
  );
}

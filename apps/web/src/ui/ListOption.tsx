import { Check } from 'lucide-react';
import { ListBoxItem, type ListBoxItemProps } from 'react-aria-components/ListBox';
import { Text } from 'react-aria-components/Text';
import { cx } from './cx.ts';
import styles from './ListOption.module.css';

/** One entry of a `Select` or a `ComboBox`. */
export interface ChoiceOption {
  readonly id: string;
  readonly label: string;
  /** Second line: what tells two likely entries apart. */
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
            <Text slot="label">{option.label}</Text>
            {option.detail && (
              <Text slot="description" className={cx(styles.detail)}>
                {option.detail}
              </Text>
            )}
          </span>
          {isSelected && <Check aria-hidden="true" />}
        </>
      )}
    </ListBoxItem>
  );
}

import { Search, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import {
  type SearchFieldProps as AriaProps,
  SearchField as AriaSearchField,
} from 'react-aria-components/SearchField';
import corner from './CornerButton.module.css';
import { cx } from './cx.ts';
import field from './Field.module.css';
import { FieldHelp, FieldLabel } from './FieldParts.tsx';
import styles from './SearchField.module.css';

export interface SearchFieldProps extends Omit<AriaProps, 'children' | 'className' | 'style'> {
  readonly label: string;
  readonly help?: string;
  readonly placeholder?: string;
}

/** Words to look for. Escape empties it. */
export function SearchField({ label, help, placeholder, ...props }: SearchFieldProps) {
  return (
    <AriaSearchField {...props} className={cx(field.field, styles.search)} data-field="">
      <FieldLabel label={label} isRequired={false} />
      <FieldHelp>{help}</FieldHelp>
      <div className={corner.box}>
        <Search aria-hidden="true" className={styles.glass} />
        <Input className={cx(field.control, styles.input)} {...(placeholder ? { placeholder } : {})} />
        <Button className={cx(corner.button, styles.clear)}>
          <X aria-hidden="true" />
        </Button>
      </div>
    </AriaSearchField>
  );
}

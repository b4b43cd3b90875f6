import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError as AriaFieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { cx } from './cx.ts';
import styles from './Field.module.css';
import { TEXTES } from './textes.ts';

/** What every field takes besides its own control. */
export interface FieldTexts {
  readonly label: string;
  /** One sentence under the label, read with the field. */
  readonly help?: ReactNode;
  /** What is wrong and what to write instead. Its presence makes the field invalid. */
  readonly error?: string | undefined;
}

export function FieldLabel({ label, isRequired }: { readonly label: string; readonly isRequired: boolean }) {
  return (
    <Label className={cx(styles.label)}>
      {label}
      {isRequired && (
        <span className={styles.required}>
          {'\u00a0'}({TEXTES.obligatoire})
        </span>
      )}
    </Label>
  );
}

export function FieldHelp({ children }: { readonly children: ReactNode }) {
  return children ? (
    <Text slot="description" className={cx(styles.help)}>
      {children}
    </Text>
  ) : null;
}

/** What is wrong, beside the field. */
export function FieldError({ error }: { readonly error?: string | undefined }) {
  return (
    <AriaFieldError className={cx(styles.error)}>
      <CircleAlert aria-hidden="true" />
      <span>{error}</span>
    </AriaFieldError>
  );
}

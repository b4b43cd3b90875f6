import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import styles from './Button.module.css';
import { cx } from './cx.ts';
import { Spinner } from './Spinner.tsx';
import { TEXTES } from './textes.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode;
  readonly variant?: ButtonVariant;
  readonly icon?: ReactNode;
  /** Said and shown while `isPending`; the button keeps its focus and refuses presses. */
  readonly pendingText?: string;
  readonly isWide?: boolean;
}

/** An action. Its text is a verb; an icon never replaces it (see `IconButton`). */
export function Button({ variant = 'primary', icon, pendingText, isWide, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={cx(styles.button, isWide && styles.wide)} data-variant={variant}>
      {({ isPending }) => (
        <>
          {isPending ? <Spinner /> : icon && <span className={styles.icon}>{icon}</span>}
          <span>{isPending ? (pendingText ?? TEXTES.enCours) : children}</span>
        </>
      )}
    </AriaButton>
  );
}

import type { ReactNode } from 'react';
import { Link, type LinkProps } from 'react-aria-components/Link';
import styles from './Button.module.css';
import type { ButtonVariant } from './Button.tsx';
import { cx } from './cx.ts';

export interface LinkButtonProps extends Omit<LinkProps, 'children' | 'className' | 'style'> {
  readonly href: string;
  readonly children: ReactNode;
  readonly variant?: ButtonVariant;
  readonly icon?: ReactNode;
  readonly isWide?: boolean;
}

/** A link that weighs as much as a button: it leads somewhere, it does nothing else. */
export function LinkButton({ variant = 'primary', icon, isWide, children, ...props }: LinkButtonProps) {
  return (
    <Link {...props} className={cx(styles.button, isWide && styles.wide)} data-variant={variant}>
      {icon && <span className={styles.icon}>{icon}</span>}
      <span>{children}</span>
    </Link>
  );
}

import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { cx } from './cx.ts';
import styles from './IconButton.module.css';
import { Tooltip } from './Tooltip.tsx';

export interface IconButtonProps
  extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  /** Its name, shown on hover and focus. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly shortcut?: string;
  readonly variant?: 'quiet' | 'secondary';
  /** Without the name in sight: Escape has one thing to close, and no tooltip takes it first. */
  readonly isPlain?: boolean;
}

/** A small action known by its drawing; the label is never optional. */
export function IconButton({
  label,
  icon,
  shortcut,
  variant = 'quiet',
  isPlain = false,
  ...props
}: IconButtonProps) {
  const button = (
    <AriaButton {...props} aria-label={label} className={cx(styles.button)} data-variant={variant}>
      {icon}
    </AriaButton>
  );
  return isPlain ? (
    button
  ) : (
    <Tooltip text={label} {...(shortcut ? { shortcut } : {})}>
      {button}
    </Tooltip>
  );
}

import type { ReactNode } from 'react';
import { Toolbar as AriaToolbar } from 'react-aria-components/Toolbar';
import { cx } from './cx.ts';
import styles from './Toolbar.module.css';

/** Controls that act on the same thing: one stop of the Tab key, arrows inside. */
export function Toolbar({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <AriaToolbar aria-label={label} className={cx(styles.toolbar)} data-no-print="">
      {children}
    </AriaToolbar>
  );
}

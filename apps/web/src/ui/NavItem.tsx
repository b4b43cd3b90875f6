import type { ReactNode } from 'react';
import { Link } from 'react-aria-components/Link';
import { cx } from './cx.ts';
import styles from './NavItem.module.css';

export interface NavEntry {
  readonly href: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly isCurrent?: boolean;
  /** How many things wait there; `countText` says it in words. */
  readonly count?: number;
  readonly countText?: string;
}

export function NavItem({ entry }: { readonly entry: NavEntry }) {
  const { href, label, icon, isCurrent, count, countText } = entry;
  return (
    <li className={styles.item}>
      <Link
        href={href}
        className={cx(styles.link)}
        {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
      >
        <span className={styles.icon}>{icon}</span>
        <span className={styles.label}>{label}</span>
        {count !== undefined && count > 0 && (
          <span className={styles.count} title={countText}>
            {count}
          </span>
        )}
      </Link>
    </li>
  );
}

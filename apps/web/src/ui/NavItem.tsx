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

interface NavItemProps {
  readonly entry: NavEntry;
  /** Left to « Plus » where there is little room. */
  readonly isWideOnly?: boolean;
  readonly onFollow?: () => void;
}

export function NavItem({ entry, isWideOnly, onFollow }: NavItemProps) {
  const { href, label, icon, isCurrent, count, countText } = entry;
  return (
    <li className={cx(styles.item, isWideOnly && styles.wide)}>
      <Link
        href={href}
        className={cx(styles.link)}
        {...(onFollow ? { onPress: onFollow } : {})}
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

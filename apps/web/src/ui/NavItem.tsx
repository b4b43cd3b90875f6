import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Link } from 'react-aria-components/Link';
import { cx } from './cx.ts';
import styles from './NavItem.module.css';
import { Popover } from './Popover.tsx';
import { TEXTES } from './textes.ts';

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

/** The entries that the bottom of a phone has no room for. */
export function MoreItem({ entries }: { readonly entries: readonly NavEntry[] }) {
  const isCurrent = entries.some((entry) => entry.isCurrent);
  return (
    <li className={cx(styles.item, styles.narrow)}>
      <DialogTrigger>
        <AriaButton className={cx(styles.link, styles.more)} data-current={isCurrent || undefined}>
          <span className={styles.icon}>
            <Ellipsis aria-hidden="true" />
          </span>
          <span className={styles.label}>{TEXTES.entreesEnPlus}</span>
        </AriaButton>
        <Popover placement="top end">
          <Dialog aria-label={TEXTES.entreesEnPlusNom}>
            {({ close }) => (
              <ul className={styles.others}>
                {entries.map((entry) => (
                  <NavItem key={entry.href} entry={entry} onFollow={close} />
                ))}
              </ul>
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </li>
  );
}

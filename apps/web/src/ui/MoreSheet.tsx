import type { RefObject } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import styles from './NavItem.module.css';
import { type NavEntry, NavItem } from './NavItem.tsx';
import { Popover } from './Popover.tsx';
import { TEXTES } from './textes.ts';

interface MoreSheetProps {
  readonly entries: readonly NavEntry[];
  readonly triggerRef: RefObject<HTMLButtonElement | null>;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** The entries that had no room, above the button that says so. */
export function MoreSheet({ entries, ...popover }: MoreSheetProps) {
  return (
    <Popover {...popover} placement="top end">
      <Dialog aria-label={TEXTES.entreesEnPlusNom}>
        <ul className={styles.others}>
          {entries.map((entry) => (
            <NavItem key={entry.href} entry={entry} onFollow={() => popover.onOpenChange(false)} />
          ))}
        </ul>
      </Dialog>
    </Popover>
  );
}

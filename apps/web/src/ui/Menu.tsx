import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { cx } from './cx.ts';
import { Kbd } from './Kbd.tsx';
import styles from './Menu.module.css';
import { Popover } from './Popover.tsx';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly shortcut?: string;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
  readonly href?: string;
  readonly onAction?: () => void;
}

export interface MenuProps {
  /** The `Button` or `IconButton` that opens it. */
  readonly trigger: ReactNode;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

/** Actions that are too many or too rare for buttons. */
export function Menu({ trigger, label, entries }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover>
        <AriaMenu aria-label={label} items={entries} className={cx(styles.menu)}>
          {({ label, icon, shortcut, isDanger, ...entry }) => (
            <MenuItem {...entry} textValue={label} className={cx(styles.item)} data-danger={isDanger}>
              {icon}
              <span className={styles.label}>{label}</span> {shortcut && <Kbd keys={shortcut} />}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

import { Popover as AriaPopover, type PopoverProps as AriaProps } from 'react-aria-components/Popover';
import { cx } from './cx.ts';
import styles from './Popover.module.css';

/** The sheet that lists, menus and small settings open on. */
export function Popover(props: Omit<AriaProps, 'className' | 'style'>) {
  return <AriaPopover offset={6} {...props} className={cx(styles.popover)} />;
}

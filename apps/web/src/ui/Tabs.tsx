import { type ReactNode, useEffect, useRef } from 'react';
import {
  type TabsProps as AriaProps,
  Tabs as AriaTabs,
  Tab,
  TabList,
  TabPanel,
} from 'react-aria-components/Tabs';
import { cx } from './cx.ts';
import styles from './Tabs.module.css';

export interface TabEntry {
  readonly id: string;
  readonly label: string;
  readonly content: ReactNode;
  readonly count?: number;
}

export interface TabsProps extends Omit<AriaProps, 'children' | 'className' | 'style'> {
  readonly label: string;
  readonly tabs: readonly TabEntry[];
}

/** Sides of one thing, one at a time. Never the steps of a task (see `Stepper`). */
export function Tabs({ label, tabs, ...props }: TabsProps) {
  const scroller = useRef<HTMLDivElement>(null);

  // An address may open a tab that a narrow screen hides.
  // biome-ignore lint/correctness/useExhaustiveDependencies: again for each tab that is opened
  useEffect(() => {
    const list = scroller.current;
    const selected = list?.querySelector<HTMLElement>('[data-selected]');
    if (!list || !selected) return;
    const [from, to] = [selected.offsetLeft, selected.offsetLeft + selected.offsetWidth];
    if (from < list.scrollLeft || to > list.scrollLeft + list.clientWidth)
      list.scrollLeft = from - (list.clientWidth - selected.offsetWidth) / 2;
  }, [props.selectedKey]);

  return (
    <AriaTabs {...props} className={cx(styles.tabs)}>
      <div ref={scroller} className={styles.scroller}>
        <TabList aria-label={label} className={cx(styles.list)}>
          {tabs.map(({ id, label, count }) => (
            <Tab key={id} id={id} className={cx(styles.tab)}>
              {label}
              {count !== undefined && <span className={styles.count}>{count}</span>}
            </Tab>
          ))}
        </TabList>
      </div>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={cx(styles.panel)}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

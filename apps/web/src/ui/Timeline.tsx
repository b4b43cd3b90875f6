import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import type { Tone } from './Status.tsx';
import styles from './Timeline.module.css';
import tone from './tone.module.css';

export interface TimelineEntry {
  readonly id: string;
  readonly title: ReactNode;
  /** Shown as given; `dateTime` carries the machine form. */
  readonly date: string;
  readonly dateTime?: string;
  readonly icon: ReactNode;
  readonly tone?: Tone;
  readonly children?: ReactNode;
}

/** What happened, in order. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  return (
    <ol className={styles.timeline}>
      {entries.map(({ id, title, date, dateTime, icon, tone: name = 'neutral', children }) => (
        <li key={id} className={styles.entry}>
          <span className={cx(styles.dot, tone[name])} aria-hidden="true">
            {icon}
          </span>
          <div className={styles.body}>
            <p className={styles.title}>{title}</p>
            <time className={styles.date} {...(dateTime ? { dateTime } : {})}>
              {date}
            </time>
            {children && <div className={styles.text}>{children}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}

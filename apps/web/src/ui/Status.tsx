import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Status.module.css';
import tone from './tone.module.css';

export type Tone = 'neutral' | 'info' | 'attention' | 'danger' | 'success';

export interface StatusProps {
  readonly tone: Tone;
  /** Required: a colour alone says nothing to many people. */
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

/** The state of a thing, as a drawing and a word. */
export function Status({ tone: name, icon, children }: StatusProps) {
  return (
    <span className={cx(styles.status, tone[name])}>
      {icon}
      <span>{children}</span>
    </span>
  );
}

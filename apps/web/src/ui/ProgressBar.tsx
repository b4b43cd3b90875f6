import { CircleAlert, CircleCheck } from 'lucide-react';
import { Label } from 'react-aria-components/Label';
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar';
import { cx } from './cx.ts';
import styles from './ProgressBar.module.css';
import { TEXTES } from './textes.ts';

export interface ProgressBarProps {
  readonly label: string;
  /** From 0 to 100; absent while the length is unknown. */
  readonly value?: number;
  readonly state?: 'running' | 'done' | 'stopped';
  /** In place of the percentage: `3 sur 12`. */
  readonly valueText?: string;
}

/** How far one thing has come: a sending, a file, a round. */
export function ProgressBar({ label, value, state = 'running', valueText }: ProgressBarProps) {
  const text = valueText ?? (state === 'running' ? undefined : WORDS[state]);
  return (
    <AriaProgressBar
      className={cx(styles.progress)}
      data-state={state}
      {...(value === undefined ? { isIndeterminate: true } : { value })}
      {...(text ? { valueLabel: text } : {})}
    >
      {({ valueText: shown, percentage }) => (
        <>
          <div className={styles.head}>
            <Label className={cx(styles.label)}>{label}</Label>
            <span className={styles.value}>
              {state === 'done' && <CircleCheck aria-hidden="true" />}
              {state === 'stopped' && <CircleAlert aria-hidden="true" />}
              {value === undefined ? TEXTES.enCours : shown}
            </span>
          </div>
          <svg className={styles.track} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
            <rect
              className={cx(styles.bar, percentage === undefined && styles.unknown)}
              width={percentage ?? 30}
              height="1"
            />
          </svg>
        </>
      )}
    </AriaProgressBar>
  );
}

const WORDS = { done: TEXTES.termine, stopped: TEXTES.interrompu } as const;

import { CloudOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import styles from './ErrorState.module.css';
import { TEXTES } from './textes.ts';

export interface ErrorStateProps {
  /** What happened, in plain words. */
  readonly title: string;
  /** What is not lost. */
  readonly safe: ReactNode;
  /** What the person can do now. */
  readonly whatToDo: ReactNode;
  readonly onRetry?: () => void;
  readonly isRetrying?: boolean;
  /** When trying again is something else than asking again, such as reloading the page. */
  readonly retryText?: string;
  /** To read out to whoever helps; never a stack. */
  readonly reference?: string;
}

/** In place of a content that did not come. */
export function ErrorState({
  title,
  safe,
  whatToDo,
  onRetry,
  isRetrying,
  retryText,
  reference,
}: ErrorStateProps) {
  return (
    <div role="alert" className={styles.error}>
      <CloudOff aria-hidden="true" />
      <div className={styles.body}>
        <p className={styles.title}>{title}</p>
        <dl className={styles.facts}>
          <dt>{TEXTES.intact}</dt>
          <dd>{safe}</dd>
          <dt>{TEXTES.aFaire}</dt>
          <dd>{whatToDo}</dd>
        </dl>
        {onRetry && (
          <Button onPress={onRetry} isPending={isRetrying ?? false}>
            {retryText ?? TEXTES.reessayer}
          </Button>
        )}
        {reference && (
          <p className={styles.reference}>
            {TEXTES.reference} <code>{reference}</code>
          </p>
        )}
      </div>
    </div>
  );
}

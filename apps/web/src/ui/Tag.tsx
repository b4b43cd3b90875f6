import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { cx } from './cx.ts';
import styles from './Tag.module.css';
import { TEXTES } from './textes.ts';

export interface TagProps {
  readonly children: ReactNode;
  /** With it the tag can be taken away; `removeLabel` then says which one. */
  readonly onRemove?: () => void;
  readonly removeLabel?: string;
}

/** A short word that classifies; a state is a `Status`. */
export function Tag({ children, onRemove, removeLabel }: TagProps) {
  return (
    <span className={styles.tag}>
      {children}
      {onRemove && (
        <Button className={cx(styles.remove)} aria-label={removeLabel ?? TEXTES.retirer} onPress={onRemove}>
          <X aria-hidden="true" />
        </Button>
      )}
    </span>
  );
}

import type { ReactNode } from 'react';
import styles from './Stack.module.css';

export interface StackProps {
  readonly children: ReactNode;
  readonly gap?: 'small' | 'medium' | 'large';
  /** `row` wraps; `grid` makes equal columns of at least 18 rem; `column` piles. */
  readonly as?: 'column' | 'row' | 'grid';
}

/** Even spacing between neighbours, so that no component carries a margin. */
export function Stack({ children, gap = 'medium', as = 'column' }: StackProps) {
  return (
    <div className={styles.stack} data-gap={gap} data-as={as}>
      {children}
    </div>
  );
}

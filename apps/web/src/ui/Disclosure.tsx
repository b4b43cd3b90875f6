import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Disclosure.module.css';

export interface DisclosureProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly isOpen?: boolean;
}

/** A part that most people may skip. Native, so that the browser's search finds what is folded. */
export function Disclosure({ title, children, isOpen }: DisclosureProps) {
  return (
    <details className={styles.disclosure} open={isOpen ?? false}>
      <summary className={styles.title}>
        <ChevronRight aria-hidden="true" />
        {title}
      </summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}

import type { ReactNode } from 'react';
import styles from './DescriptionList.module.css';

export interface Description {
  readonly term: string;
  readonly definition: ReactNode;
}

/** Facts about one thing, each with its name. */
export function DescriptionList({ items }: { readonly items: readonly Description[] }) {
  return (
    <dl className={styles.list}>
      {items.map(({ term, definition }) => (
        <div key={term} className={styles.row}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.definition}>{definition}</dd>
        </div>
      ))}
    </dl>
  );
}

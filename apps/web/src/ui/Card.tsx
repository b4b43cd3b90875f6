import type { ReactNode } from 'react';
import styles from './Card.module.css';

export interface CardProps {
  readonly title?: ReactNode;
  readonly level?: 2 | 3;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly footer?: ReactNode;
}

/** A thing that stands by itself. Cards do not nest. */
export function Card({ title, level = 2, children, actions, footer }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={styles.card}>
      {(title || actions) && (
        <div className={styles.head}>
          {title && <Heading className={styles.title}>{title}</Heading>}
          {actions}
        </div>
      )}
      {children}
      {footer && <div className={styles.footer}>{footer}</div>}
    </section>
  );
}

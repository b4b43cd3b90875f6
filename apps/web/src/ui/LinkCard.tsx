import type { ReactNode } from 'react';
import { Link } from 'react-aria-components/Link';
import { cx } from './cx.ts';
import styles from './LinkCard.module.css';

export interface LinkCardProps {
  readonly href: string;
  /** Columns of what it holds; its look stays the same everywhere. */
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A card that leads to a page of its own: the whole of it is the link. */
export function LinkCard({ href, className, children }: LinkCardProps) {
  return (
    <Link href={href} className={cx(styles.card, className)}>
      {children}
    </Link>
  );
}

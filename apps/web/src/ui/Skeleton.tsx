import styles from './Skeleton.module.css';
import { TEXTES } from './textes.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface SkeletonProps {
  /** What will come: it takes the same place, so that nothing jumps. */
  readonly shape?: 'text' | 'rows' | 'card' | 'picture';
  /** Lines of text or rows of a table. */
  readonly count?: number;
}

/** The place of a content on its way. */
export function Skeleton({ shape = 'text', count = 3 }: SkeletonProps) {
  const pieces = shape === 'text' || shape === 'rows' ? count : 1;
  return (
    <div role="status" className={styles.skeleton} data-shape={shape}>
      <VisuallyHidden>{TEXTES.chargement}</VisuallyHidden>
      {Array.from({ length: pieces }, (_, index) => index).map((index) => (
        <span key={index} className={styles.piece} aria-hidden="true" />
      ))}
    </div>
  );
}

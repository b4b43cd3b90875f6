import { Link } from 'react-aria-components/Link';
import styles from './Breadcrumbs.module.css';
import { cx } from './cx.ts';
import { TEXTES } from './textes.ts';

export interface Crumb {
  readonly label: string;
  readonly href: string;
}

/** The pages above this one, nearest last. The page itself is named by its `h1`. */
export function Breadcrumbs({ items }: { readonly items: readonly Crumb[] }) {
  return (
    <nav aria-label={TEXTES.filAriane} data-no-print="">
      <ol className={styles.list}>
        {items.map(({ label, href }) => (
          <li key={href} className={styles.item}>
            <Link href={href} className={cx(styles.link)}>
              {label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

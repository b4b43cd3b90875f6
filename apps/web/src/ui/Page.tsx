import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useContext, useEffect, useRef } from 'react';
import { Link } from 'react-aria-components/Link';
import { Breadcrumbs, type Crumb } from './Breadcrumbs.tsx';
import { cx } from './cx.ts';
import styles from './Page.module.css';
import { InShell, SkipLink } from './SkipLink.tsx';
import { TEXTES } from './textes.ts';

export interface PageProps {
  readonly title: string;
  readonly children: ReactNode;
  /** One sentence under the title: what this page answers. */
  readonly lead?: ReactNode;
  readonly breadcrumbs?: readonly Crumb[];
  readonly back?: Crumb;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  /** Between the title and the content: a banner, a stepper, tabs. */
  readonly header?: ReactNode;
  /** `reading` holds a letter, `wide` a board, `full` a workspace without margins. */
  readonly width?: 'reading' | 'wide' | 'full';
}

/** The first page leaves the focus where the browser put it; each later one says its title. */
let isFirstPage = true;

/** A screen: its `main`, its one `h1` — focused when the person arrives from another screen — and its way back. */
export function Page({
  title,
  lead,
  breadcrumbs,
  back,
  actions,
  header,
  width = 'wide',
  children,
}: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const place = useRef('');
  const isInShell = useContext(InShell);

  useEffect(() => {
    document.title = `${title} — ${TEXTES.produit}`;
    // A title that comes with its data does not take the focus from whoever has gone on meanwhile.
    const isHere = place.current === window.location.pathname;
    place.current = window.location.pathname;
    const hasGoneOn =
      isHere && ![document.body, heading.current].includes(document.activeElement as HTMLElement);
    // The router puts the page at its top, or where the person left it: the focus must not move it.
    if (!isFirstPage && !hasGoneOn) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, [title]);

  return (
    <>
      {!isInShell && <SkipLink />}
      <main id="contenu" tabIndex={-1} className={styles.page} data-width={width}>
        {breadcrumbs && <Breadcrumbs items={breadcrumbs} />}
        {back && (
          <Link href={back.href} className={cx(styles.back)}>
            <ArrowLeft aria-hidden="true" />
            {back.label}
          </Link>
        )}
        <div className={styles.heading}>
          <div className={styles.titles}>
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {lead && <p className={styles.lead}>{lead}</p>}
          </div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
        {header}
        {children}
      </main>
    </>
  );
}

import { CircleAlert, CircleCheck, FlaskConical, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Banner.module.css';
import { cx } from './cx.ts';
import { TEXTES } from './textes.ts';
import tone from './tone.module.css';

export type BannerKind = 'info' | 'attention' | 'danger' | 'success' | 'sandbox';

export interface BannerProps {
  readonly kind: BannerKind;
  readonly title: string;
  readonly children?: ReactNode;
  /** Buttons or links that answer it. */
  readonly actions?: ReactNode;
  /** `strip` runs across the page, above everything. */
  readonly layout?: 'box' | 'strip';
  /** Set it when the banner appears after an action: it is then read out. */
  readonly isLive?: boolean;
}

/** A lasting message about the page or the service. What only confirms is a toast. */
export function Banner({ kind, title, children, actions, layout = 'box', isLive }: BannerProps) {
  const { Icon, word } = KINDS[kind];
  return (
    <div
      className={cx(styles.banner, tone[kind])}
      data-kind={kind}
      data-layout={layout}
      {...(isLive ? { role: kind === 'danger' ? 'alert' : 'status' } : {})}
    >
      <Icon aria-hidden="true" />
      <div className={styles.content}>
        <div className={styles.body}>
          <p className={styles.title}>
            <span className={styles.word}>{word}</span> {title}
          </p>
          {children && <div className={styles.text}>{children}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}

const KINDS = {
  info: { Icon: Info, word: TEXTES.information },
  attention: { Icon: TriangleAlert, word: TEXTES.attention },
  danger: { Icon: CircleAlert, word: TEXTES.danger },
  success: { Icon: CircleCheck, word: TEXTES.reussite },
  sandbox: { Icon: FlaskConical, word: TEXTES.bacASable },
} as const satisfies Record<BannerKind, unknown>;

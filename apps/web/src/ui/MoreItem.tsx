import { Ellipsis } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { cx } from './cx.ts';
import { deferred } from './deferred.tsx';
import styles from './NavItem.module.css';
import type { NavEntry } from './NavItem.tsx';
import { TEXTES } from './textes.ts';

const MoreSheet = deferred(async () => (await import('./MoreSheet.tsx')).MoreSheet);

/** The entries that the bottom of a phone has no room for. */
export function MoreItem({ entries }: { readonly entries: readonly NavEntry[] }) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const isCurrent = entries.some((entry) => entry.isCurrent);
  return (
    <li className={cx(styles.item, styles.narrow)}>
      <Button
        ref={button}
        className={cx(styles.link, styles.more)}
        data-current={isCurrent || undefined}
        aria-expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
      >
        <span className={styles.icon}>
          <Ellipsis aria-hidden="true" />
        </span>
        <span className={styles.label}>{TEXTES.entreesEnPlus}</span>
      </Button>
      <MoreSheet when={isOpen} entries={entries} triggerRef={button} isOpen={isOpen} onOpenChange={setOpen} />
    </li>
  );
}

import { LogOut } from 'lucide-react';
import type { RefObject } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import styles from './AppShell.module.css';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import { DisplaySettings } from './DisplaySettings.tsx';
import { Popover } from './Popover.tsx';
import { TEXTES } from './textes.ts';

interface PersonSheetProps {
  readonly person: string;
  readonly site: string | undefined;
  readonly onSignOut: () => void;
  readonly triggerRef: RefObject<HTMLButtonElement | null>;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Who is signed in, how the screens look, and the way out. */
export function PersonSheet({ person, site, onSignOut, ...popover }: PersonSheetProps) {
  return (
    <Popover {...popover} placement="bottom end">
      <Dialog className={cx(styles.menu)}>
        <div>
          <Heading slot="title" level={2} className={cx(styles.menuName)}>
            {person}
          </Heading>
          {site && <p className={styles.site}>{site}</p>}
        </div>
        <DisplaySettings />
        <Button
          variant="secondary"
          icon={<LogOut aria-hidden="true" />}
          onPress={() => {
            // What is asked before leaving is not asked behind this sheet.
            popover.onOpenChange(false);
            onSignOut();
          }}
          isWide
        >
          {TEXTES.seDeconnecter}
        </Button>
      </Dialog>
    </Popover>
  );
}

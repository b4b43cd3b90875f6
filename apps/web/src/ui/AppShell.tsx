import { CircleUserRound } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Link } from 'react-aria-components/Link';
import styles from './AppShell.module.css';
import { cx } from './cx.ts';
import { deferred } from './deferred.tsx';
import { Logo } from './Logo.tsx';
import { MoreItem } from './MoreItem.tsx';
import { type NavEntry, NavItem } from './NavItem.tsx';
import { publishBottomHeight, publishTopHeight } from './publishBarHeight.ts';
import { InShell, SkipLink } from './SkipLink.tsx';
import { TEXTES } from './textes.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';

const PersonSheet = deferred(async () => (await import('./PersonSheet.tsx')).PersonSheet);

export interface AppShellProps {
  readonly children: ReactNode;
  readonly homeHref: string;
  /** In order of use: the bottom of a phone shows the first ones, and the others behind « Plus ». */
  readonly nav: readonly NavEntry[];
  readonly person: string;
  /** Under the name: where and as what the person works. */
  readonly site?: string;
  /** Above everything, on every page: sandbox, lost connection. */
  readonly banner?: ReactNode;
  /** In the top bar, before the person: a search, a queue indicator. */
  readonly tools?: ReactNode;
  readonly onSignOut: () => void;
}

/** The frame of every signed-in screen. */
export function AppShell({ children, homeHref, nav, person, site, banner, tools, onSignOut }: AppShellProps) {
  return (
    <InShell value={true}>
      <SkipLink />
      <div className={styles.shell}>
        <header ref={publishTopHeight} className={styles.top}>
          {banner}
          <div className={styles.bar}>
            <Link href={homeHref} className={cx(styles.brand)}>
              <Logo />
              <span>{TEXTES.produit}</span>
            </Link>
            <div className={styles.tools}>{tools}</div>
            <PersonMenu person={person} site={site} onSignOut={onSignOut} />
          </div>
        </header>
        {nav.length > 0 && (
          <nav ref={publishBottomHeight} aria-label={TEXTES.navigation} className={styles.nav}>
            <Entries nav={nav} />
          </nav>
        )}
        <div className={styles.content}>{children}</div>
      </div>
    </InShell>
  );
}

/** As many as a phone shows beside each other with words that can be read. */
const ON_A_PHONE = 5;

function Entries({ nav }: { readonly nav: readonly NavEntry[] }) {
  const kept = nav.length > ON_A_PHONE ? ON_A_PHONE - 1 : nav.length;
  const others = nav.slice(kept);
  return (
    <ul className={styles.entries}>
      {nav.map((entry, rank) => (
        <NavItem key={entry.href} entry={entry} isWideOnly={rank >= kept} />
      ))}
      {others.length > 0 && <MoreItem entries={others} />}
    </ul>
  );
}

interface PersonMenuProps {
  readonly person: string;
  readonly site: string | undefined;
  readonly onSignOut: () => void;
}

function PersonMenu({ person, site, onSignOut }: PersonMenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <AriaButton
        ref={button}
        className={cx(styles.person)}
        aria-expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
      >
        <CircleUserRound aria-hidden="true" />
        <span className={styles.personTexts}>
          <span className={styles.personName}>{person}</span>
          {site && <span className={styles.site}>{site}</span>}
        </span>
        <VisuallyHidden>, {TEXTES.affichage}</VisuallyHidden>
      </AriaButton>
      <PersonSheet
        when={isOpen}
        person={person}
        site={site}
        onSignOut={onSignOut}
        triggerRef={button}
        isOpen={isOpen}
        onOpenChange={setOpen}
      />
    </>
  );
}

import { createContext } from 'react';
import styles from './SkipLink.module.css';
import { TEXTES } from './textes.ts';

/** True under `AppShell`, which already opens with the skip link. */
export const InShell = createContext(false);

/** First stop of the keyboard: jumps over the navigation. */
export function SkipLink() {
  return (
    <a className={styles.skip} href="#contenu" data-no-print="">
      {TEXTES.allerAuContenu}
    </a>
  );
}

import type { ReactNode } from 'react';
import { Banner } from '../../ui/Banner.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { Page } from '../../ui/Page.tsx';
import styles from './Seuil.module.css';
import { TEXTES } from './textes.ts';

interface SeuilProps {
  readonly titre: string;
  readonly chapeau: ReactNode;
  readonly children: ReactNode;
  readonly nature?: 'demo' | 'essai' | undefined;
  /** Beside the form, or under it where the place is narrow. */
  readonly aCote?: ReactNode;
}

/** The frame of the screens of nobody in particular: sign-in, and what a link opens. */
export function Seuil({ titre, chapeau, children, nature, aCote }: SeuilProps) {
  return (
    <div className={styles.seuil}>
      {nature === 'demo' && <Banner kind="sandbox" layout="strip" title={TEXTES.bandeauDemo} />}
      {nature === 'essai' && <Banner kind="attention" layout="strip" title={TEXTES.bandeauEssai} />}
      <header className={styles.marque} data-seul={aCote ? undefined : ''}>
        <Logo />
        <div>
          <p className={styles.nom}>Orapont</p>
          <p className={styles.accroche}>{TEXTES.accroche}</p>
        </div>
      </header>
      <div className={styles.corps} data-seul={aCote ? undefined : ''}>
        <div className={styles.carte}>
          <Page title={titre} lead={chapeau}>
            {children}
          </Page>
        </div>
        {aCote}
      </div>
    </div>
  );
}

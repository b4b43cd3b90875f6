import { Lock } from 'lucide-react';
import { lazy, Suspense, useEffect, useLayoutEffect } from 'react';
import { Outlet, useLocation } from 'react-router';
import { verrouiller } from '../../horsligne/cles.ts';
import { Button } from '../../ui/Button.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { publishTopHeight } from '../../ui/publishBarHeight.ts';
import { LigneEtat } from './LigneEtat.tsx';
import styles from './Tablette.module.css';
import { T } from './textes.ts';
import { useTablette } from './useTablette.ts';

// One of the two at a start, hardly ever both: the round does not wait for them.
const EcranCode = lazy(async () => ({ default: (await import('./EcranCode.tsx')).EcranCode }));
const Enrolement = lazy(async () => ({ default: (await import('./Enrolement.tsx')).Enrolement }));

/** The frame of the tablet's own screens: they need no session and no network, and show nothing before the PIN. */
export function CadreTablette() {
  const tablette = useTablette();
  const { pathname } = useLocation();
  useSoin();
  useVerrouAutomatique(tablette.etat === 'OUVERTE');
  if (tablette.etat === 'CHARGE') return null;
  if (tablette.etat !== 'OUVERTE')
    return (
      <Suspense fallback={null}>
        {tablette.etat === 'LIBRE' ? <Enrolement /> : <EcranCode appareil={tablette.appareil} />}
      </Suspense>
    );
  return (
    <div className={styles['cadre']} data-no-bar="">
      <header ref={publishTopHeight} className={styles['haut']}>
        <span className={styles['marque']}>
          <Logo />
          <strong>{tablette.appareil.libelle}</strong>
        </span>
        <LigneEtat avecLien={!pathname.endsWith('/envois')} />
        <Button variant="secondary" icon={<Lock aria-hidden="true" />} onPress={verrouiller}>
          {T.verrouiller}
        </Button>
      </header>
      <Outlet />
    </div>
  );
}

/** Large targets, for gloved hands. */
function useSoin(): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset['densite'] = 'soin';
    return () => {
      delete dataset['densite'];
    };
  }, []);
}

const DELAI = 15 * 60_000;

/** Left alone for a quarter of an hour, the tablet closes itself; what was leaving stays on it and leaves after the PIN. */
function useVerrouAutomatique(ouverte: boolean): void {
  useEffect(() => {
    if (!ouverte) return;
    let minuterie = setTimeout(verrouiller, DELAI);
    const noter = () => {
      clearTimeout(minuterie);
      minuterie = setTimeout(verrouiller, DELAI);
    };
    const gestes = ['keydown', 'pointerdown', 'touchstart'] as const;
    for (const geste of gestes) window.addEventListener(geste, noter, { passive: true });
    return () => {
      clearTimeout(minuterie);
      for (const geste of gestes) window.removeEventListener(geste, noter);
    };
  }, [ouverte]);
}

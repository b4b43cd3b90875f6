import { useEffect } from 'react';

const DELAI = 15 * 60_000;
const CLE = 'orapont:activite';

/**
 * Calls after a quarter of an hour without a key, a click or a touch in any tab: a shared computer left open locks itself, though
 * the page keeps asking the server for news.
 */
export function useInactivite(onInactif: () => void): void {
  useEffect(() => {
    let dernier = Date.now();
    function noter() {
      const maintenant = Date.now();
      if (maintenant - dernier > 5_000) localStorage.setItem(CLE, String(maintenant));
      dernier = maintenant;
    }
    const minuterie = setInterval(() => {
      const ailleurs = Number(localStorage.getItem(CLE) ?? 0);
      if (Date.now() - Math.max(dernier, ailleurs) < DELAI) return;
      dernier = Date.now();
      onInactif();
    }, 10_000);
    for (const evenement of EVENEMENTS) window.addEventListener(evenement, noter, { passive: true });
    return () => {
      clearInterval(minuterie);
      for (const evenement of EVENEMENTS) window.removeEventListener(evenement, noter);
    };
  }, [onInactif]);
}

const EVENEMENTS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

import { useEffect, useState } from 'react';
import { Banner } from '../../ui/Banner.tsx';
import { NouvelleVersion } from './NouvelleVersion.tsx';
import { useSuivi } from './useTablette.ts';

/** What leaves in so short a time is not worth moving the page for. */
const BREF = 4_000;

/** On every screen of a signed-in person: what is only on this device, while there is something to say. */
export function BandeauCoffre() {
  const suivi = useSuivi();
  const attend = useDurable(suivi !== undefined && suivi.nonRecues > 0);
  return (
    <>
      {suivi && attend && (
        <Banner kind={suivi.frein ? 'attention' : 'info'} layout="strip" title={suivi.phrase}>
          {suivi.frein}
        </Banner>
      )}
      <NouvelleVersion />
    </>
  );
}

/** True once it has been so for a while; false at once. */
function useDurable(vrai: boolean): boolean {
  const [dure, setDure] = useState(false);
  useEffect(() => {
    setDure(false);
    if (!vrai) return;
    const minuterie = setTimeout(() => setDure(true), BREF);
    return () => clearTimeout(minuterie);
  }, [vrai]);
  return vrai && dure;
}
